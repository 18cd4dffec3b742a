package ai.deepware.command.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;

/** The public files that can be downloaded, from {@code catalogue.properties}. */
final class Catalogue {
  private static final String RESOURCE = "catalogue.properties";
  private static final String FILE = ".file";

  private final Properties properties;

  Catalogue(Properties properties) {
    this.properties = properties;
  }

  static Catalogue standard() {
    return new Catalogue(read(RESOURCE));
  }

  /** Reads properties that lie beside this class. */
  static Properties read(String resource) {
    Properties properties = new Properties();
    try (InputStream in =
            Objects.requireNonNull(Catalogue.class.getResourceAsStream(resource), resource);
        InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  /** All entries in order of their names. */
  List<CatalogueEntry> entries() {
    return properties.stringPropertyNames().stream()
        .filter(key -> key.endsWith(FILE))
        .map(key -> key.substring(0, key.length() - FILE.length()))
        .sorted()
        .map(this::entry)
        .toList();
  }

  Optional<CatalogueEntry> find(String name) {
    return entries().stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  private CatalogueEntry entry(String name) {
    return new CatalogueEntry(
        name,
        Objects.requireNonNull(properties.getProperty(name + FILE)),
        text(name + ".url").map(URI::create),
        text(name + ".page"),
        text(name + ".bytes")
            .map(bytes -> OptionalLong.of(Long.parseLong(bytes)))
            .orElse(OptionalLong.empty()),
        text(name + ".sha256"),
        text(name + ".licence").orElse("unknown"),
        Optional.ofNullable(properties.getProperty(name + ".import")));
  }

  private Optional<String> text(String key) {
    return Optional.ofNullable(properties.getProperty(key)).filter(value -> !value.isBlank());
  }
}
