package ai.deepware.examples.models;

import java.util.List;
import java.util.OptionalLong;

/**
 * Networks that make a scan together.
 *
 * @param name what people call it, and {@code --models} finds it by
 * @param about what it is, one line
 * @param members what it is made of, in the order in which they are fetched
 */
record ModelSet(String name, String about, List<CatalogueEntry> members) {

  /** Of all members whose size is known; empty if none is. */
  OptionalLong knownBytes() {
    return members.stream()
        .map(CatalogueEntry::bytes)
        .filter(OptionalLong::isPresent)
        .mapToLong(OptionalLong::getAsLong)
        .reduce(Math::addExact);
  }

  long ofUnknownSize() {
    return members.stream().filter(entry -> entry.bytes().isEmpty()).count();
  }
}
