package ai.deepware.onnx;

import ai.deepware.ModelException;
import ai.deepware.onnx.internal.runtime.ModelFile;
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
import java.util.stream.Stream;

/** Finds the models of a directory and what {@code models.properties} says of them. */
final class ModelDirectory {
  /** MTCNN's three stages, in order. */
  static final List<String> MTCNN = List.of("pnet", "rnet", "onet");

  private static final String SUFFIX = ".onnx";
  private static final String FILE = "file";
  private static final Pattern STEM =
      Pattern.compile("detector|embedder|pnet|rnet|onet|predictor[^.]*");
  private static final Pattern KEY = Pattern.compile("(" + STEM + ")\\.(.+)");

  private final Path directory;
  private final Map<String, Path> files = new TreeMap<>();
  private final Map<String, Map<String, String>> descriptions = new TreeMap<>();

  private ModelDirectory(Path directory) {
    this.directory = directory;
  }

  /** The models in order of their stems. */
  static List<ModelEntry> read(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new ModelException(directory.toString(), "there is no such directory of models");
    }
    ModelDirectory reading = new ModelDirectory(directory);
    try {
      reading.readDescription();
      reading.listFiles();
    } catch (IOException e) {
      throw new ModelException(directory.toString(), "cannot be read: " + e.getMessage(), e);
    }
    return reading.entries();
  }

  private void readDescription() throws IOException {
    Path file = directory.resolve(ModelMetadata.DESCRIPTION);
    if (!Files.exists(file)) {
      return;
    }
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(in);
    } catch (IllegalArgumentException e) {
      throw new ModelException(file.toString(), "is no properties file: " + e.getMessage(), e);
    }
    for (String key : properties.stringPropertyNames()) {
      readLine(file, key, properties.getProperty(key).strip());
    }
  }

  private void readLine(Path file, String key, String value) {
    Matcher parts = KEY.matcher(key);
    String known = parts.matches() ? ModelMetadata.PREFIX + parts.group(2) : "";
    if (parts.matches() && parts.group(2).equals(FILE)) {
      files.put(parts.group(1), path(file, key, value));
    } else if (ModelMetadata.KEYS.contains(known)) {
      descriptions.computeIfAbsent(parts.group(1), stem -> new HashMap<>()).put(known, value);
    } else {
      throw new ModelException(file.toString(), "unknown key: " + key);
    }
  }

  private Path path(Path file, String key, String value) {
    try {
      return directory.resolve(value);
    } catch (InvalidPathException e) {
      throw new ModelException(file.toString(), key + " is no path: " + e.getMessage(), e);
    }
  }

  private void listFiles() throws IOException {
    List<Path> inDirectory;
    try (Stream<Path> listing = Files.list(directory)) {
      inDirectory =
          listing.filter(path -> path.getFileName().toString().endsWith(SUFFIX)).sorted().toList();
    }
    for (Path path : inDirectory) {
      String name = path.getFileName().toString();
      String stem = name.substring(0, name.length() - SUFFIX.length());
      if (STEM.matcher(stem).matches() || stem.startsWith("predictor")) {
        files.putIfAbsent(stem, path);
      }
    }
  }

  private List<ModelEntry> entries() {
    descriptions
        .keySet()
        .forEach(
            stem -> {
              if (!files.containsKey(stem)) {
                throw new ModelException(
                    directory.resolve(ModelMetadata.DESCRIPTION).toString(),
                    "describes %1$s, but there is no %1$s.onnx and no %1$s.file".formatted(stem));
              }
            });
    List<ModelEntry> entries = new ArrayList<>();
    files.forEach(
        (stem, path) ->
            entries.add(
                new ModelEntry(
                    stem,
                    role(stem),
                    ModelFile.of(path),
                    Map.copyOf(descriptions.getOrDefault(stem, Map.of())))));
    return entries;
  }

  private static String role(String stem) {
    if (stem.startsWith("predictor")) {
      return "predictor";
    }
    return stem.equals("embedder") ? "embedder" : "detector";
  }
}
