package ai.deepware.command.models;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** The named sets of networks, from {@code sets.properties}. */
final class ModelSets {
  private static final String RESOURCE = "sets.properties";
  private static final String MEMBERS = ".members";

  private final Properties properties;
  private final Catalogue catalogue;

  ModelSets(Properties properties, Catalogue catalogue) {
    this.properties = properties;
    this.catalogue = catalogue;
  }

  static ModelSets standard() {
    return new ModelSets(Catalogue.read(RESOURCE), Catalogue.standard());
  }

  /** All sets in order of their names. */
  List<ModelSet> all() {
    return properties.stringPropertyNames().stream()
        .filter(key -> key.endsWith(MEMBERS))
        .map(key -> key.substring(0, key.length() - MEMBERS.length()))
        .sorted()
        .map(this::set)
        .toList();
  }

  Optional<ModelSet> find(String name) {
    return all().stream().filter(set -> set.name().equals(name)).findFirst();
  }

  private ModelSet set(String name) {
    List<CatalogueEntry> members =
        Arrays.stream(properties.getProperty(name + MEMBERS).strip().split("\\s+"))
            .map(
                member ->
                    catalogue
                        .find(member)
                        .orElseThrow(
                            () -> new IllegalStateException(member + " is not in the catalogue")))
            .toList();
    return new ModelSet(name, properties.getProperty(name + ".about", ""), members);
  }
}
