package ai.deepware.onnx;

import ai.deepware.ModelException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the models of a directory and what {@code models.properties} says of them. */
final class ModelDirectory {
  /** MTCNN's three stages, in order. */
  static final List<String> MTCNN = List.of("pnet", "rnet", "onet");

  private static final String PREDICTOR = "predictor";
  private static final String FILE = "file";
  private static final List<String> STEMS =
      List.of("detector", "embedder", "onet", "pnet", PREDICTOR, "rnet");
  private static final Pattern KEY =
      Pattern.compile("((?:" + String.join("|", STEMS) + ")(?:\\.[1-9]\\d{0,2})?)\\.(.+)");

  private final Path directory;
  private final Path description;
  private final Map<String, List<Path>> files = new TreeMap<>();
  private final Map<String, Map<String, String>> said = new TreeMap<>();

  private ModelDirectory(Path directory) {
    this.directory = directory;
    this.description = directory.resolve(ModelMetadata.DESCRIPTION);
  }

  /** The models in order of their stems, and of the members of an ensemble. */
  static List<ModelEntry> read(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new ModelException(directory.toString(), "there is no such directory of models");
    }
    ModelDirectory reading = new ModelDirectory(directory);
    try {
      reading.readDescription();
    } catch (IOException e) {
      throw new ModelException(directory.toString(), "cannot be read: " + e.getMessage(), e);
    }
    reading.findFiles();
    return reading.entries();
  }

  private void readDescription() throws IOException {
    if (!Files.exists(description)) {
      return;
    }
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(description, StandardCharsets.UTF_8)) {
      properties.load(in);
    } catch (IllegalArgumentException e) {
      throw wrong("is no properties file: " + e.getMessage(), e);
    }
    for (String key : properties.stringPropertyNames()) {
      readLine(key, properties.getProperty(key).strip());
    }
  }

  private void readLine(String key, String value) {
    Matcher parts = KEY.matcher(key);
    String known = parts.matches() ? MetadataKeys.PREFIX + parts.group(2) : "";
    if (parts.matches() && parts.group(2).equals(FILE) && STEMS.contains(parts.group(1))) {
      files.put(parts.group(1), paths(parts.group(1), key, value));
    } else if (MetadataKeys.isKnown(known)) {
      said.computeIfAbsent(parts.group(1), stem -> new HashMap<>()).put(known, value);
    } else {
      throw wrong("unknown key: " + key, null);
    }
  }

  private List<Path> paths(String stem, String key, String value) {
    List<Path> paths = new ArrayList<>();
    for (String name : value.split("\\s*,\\s*", -1)) {
      try {
        paths.add(directory.resolve(name));
      } catch (InvalidPathException e) {
        throw wrong(key + " is no path: " + e.getMessage(), e);
      }
    }
    if (paths.size() > 1 && !stem.equals(PREDICTOR)) {
      throw wrong(key + " names several files: only predictors can be an ensemble", null);
    }
    return paths;
  }

  private void findFiles() {
    for (String stem : STEMS) {
      Path file = directory.resolve(stem + ".onnx");
      if (Files.exists(file)) {
        files.putIfAbsent(stem, List.of(file));
      }
    }
  }

  private List<ModelEntry> entries() {
    List<ModelEntry> entries = new ArrayList<>();
    files.forEach(
        (stem, paths) -> {
          Map<String, String> ofAll = taken(stem);
          for (int i = 0; i < paths.size(); i++) {
            Map<String, String> ofOne = taken(stem + "." + (i + 1));
            entries.add(
                ModelEntry.of(
                    ModelEntry.stem(stem, i, paths.size()),
                    role(stem),
                    ModelSource.of(paths.get(i)).with(ofAll).with(ofOne)));
          }
        });
    said.keySet()
        .forEach(
            stem -> {
              throw wrong(
                  "describes %1$s, but there is no %2$s.onnx and no %2$s.file with so many"
                      .formatted(stem, stem.replaceAll("\\..*", "")),
                  null);
            });
    return entries;
  }

  private Map<String, String> taken(String stem) {
    Map<String, String> values = said.remove(stem);
    return values == null ? Map.of() : values;
  }

  private ModelException wrong(String detail, @Nullable Throwable cause) {
    return new ModelException(description.toString(), detail, cause);
  }

  private static String role(String stem) {
    return MTCNN.contains(stem) ? "detector" : stem;
  }
}
