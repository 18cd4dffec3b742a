package ai.deepware.command.models;

import java.util.List;

/**
 * Networks that make a scan together.
 *
 * @param name what people call it, and {@code --models} finds it by
 * @param about what it is, one line
 * @param members what it is made of, in the order in which they are fetched
 */
record ModelSet(String name, String about, List<CatalogueEntry> members) {}
