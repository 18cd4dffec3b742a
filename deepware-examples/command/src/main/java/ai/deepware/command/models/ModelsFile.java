package ai.deepware.command.models;

import ai.deepware.command.cli.AtomicOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The file {@code models.properties} of a directory of networks, whose other lines stay.
 *
 * @param path the file, which need not exist
 */
public record ModelsFile(Path path) {
  private static final String NAME = "models.properties";

  /**
   * Names the file of a directory.
   *
   * @param directory where the networks are
   * @return its file
   */
  public static ModelsFile in(Path directory) {
    return new ModelsFile(directory.resolve(NAME));
  }

  /**
   * Sets values: replaces the lines that have them, and adds those that are missing.
   *
   * @param values by key
   * @throws IOException if the file cannot be read or written; it is as it was then
   */
  public void set(Map<String, String> values) throws IOException {
    Map<String, String> missing = new LinkedHashMap<>(values);
    List<String> lines = new ArrayList<>();
    boolean dropping = false;
    for (String line : Files.exists(path) ? Files.readAllLines(path) : List.<String>of()) {
      String key = dropping ? "" : key(line);
      if (!dropping && !values.containsKey(key)) {
        lines.add(line);
      } else if (!dropping && missing.containsKey(key)) {
        lines.add(escape(key) + " = " + missing.remove(key));
      }
      // A value may go on in the next line.
      dropping = (dropping || values.containsKey(key)) && continues(line);
    }
    missing.forEach((key, value) -> lines.add(escape(key) + " = " + value));
    try (AtomicOutput file = AtomicOutput.open(path)) {
      for (String line : lines) {
        file.write(line + "\n");
      }
      file.commit();
    }
  }

  /** The key of a line as {@link java.util.Properties} reads it, empty for a comment. */
  private static String key(String line) {
    String text = line.stripLeading();
    StringBuilder key = new StringBuilder();
    if (text.startsWith("#") || text.startsWith("!")) {
      return "";
    }
    for (int i = 0; i < text.length() && "=: \t".indexOf(text.charAt(i)) < 0; i++) {
      if (text.charAt(i) == '\\' && i + 1 < text.length()) {
        i++;
      }
      key.append(text.charAt(i));
    }
    return key.toString();
  }

  private static String escape(String key) {
    return key.replaceAll("([=: \\\\#!])", "\\\\$1");
  }

  private static boolean continues(String line) {
    int slashes = 0;
    while (slashes < line.length() && line.charAt(line.length() - 1 - slashes) == '\\') {
      slashes++;
    }
    return slashes % 2 == 1;
  }
}
