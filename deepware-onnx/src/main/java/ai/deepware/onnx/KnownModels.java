package ai.deepware.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** Public model files that do not describe themselves, recognized by their checksum. */
final class KnownModels {
  private static final String RESOURCE = "known-models.properties";
  private static final String CHECKSUMS = ".sha256";

  private KnownModels() {}

  /** Metadata of the file with this checksum; empty if it is not a known one. */
  static Map<String, String> describe(String sha256) {
    Properties all = load();
    for (String key : all.stringPropertyNames()) {
      List<String> sums = Arrays.asList(all.getProperty(key).split("\\s+"));
      if (key.endsWith(CHECKSUMS) && sums.contains(sha256)) {
        return under(key.substring(0, key.length() - CHECKSUMS.length()) + ".", all);
      }
    }
    return Map.of();
  }

  private static Map<String, String> under(String prefix, Properties all) {
    Map<String, String> found = new HashMap<>();
    for (String key : all.stringPropertyNames()) {
      if (key.startsWith(prefix) && !key.endsWith(CHECKSUMS)) {
        found.put(MetadataKeys.PREFIX + key.substring(prefix.length()), all.getProperty(key));
      }
    }
    return found;
  }

  private static Properties load() {
    try (InputStream in = KnownModels.class.getResourceAsStream(RESOURCE)) {
      Properties properties = new Properties();
      properties.load(Objects.requireNonNull(in, RESOURCE));
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
