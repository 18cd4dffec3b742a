package ai.deepware.command.models;

import ai.deepware.command.cli.AtomicOutput;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** A few names and values in a file, which is written whole at each change. */
final class Remembered {
  private final Path file;
  private final Properties values = new Properties();

  private Remembered(Path file) {
    this.file = file;
  }

  /** Reads the file; a missing one is empty. */
  static Remembered in(Path file) throws IOException {
    Remembered remembered = new Remembered(file);
    if (Files.exists(file)) {
      try (Reader in = Files.newBufferedReader(file)) {
        remembered.values.load(in);
      } catch (IllegalArgumentException e) {
        throw new IOException(file + " is no properties file: " + e.getMessage(), e);
      }
    }
    return remembered;
  }

  Optional<String> get(String name) {
    return Optional.ofNullable(values.getProperty(name));
  }

  void put(String name, String value) throws IOException {
    values.setProperty(name, value);
    Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
    try (AtomicOutput out = AtomicOutput.open(file)) {
      values.store(out.writer(), null);
      out.commit();
    }
  }
}
