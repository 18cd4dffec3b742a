package ai.deepware.onnx;

import ai.deepware.ModelException;
import ai.deepware.onnx.internal.runtime.ModelFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an ONNX model comes from, and what is to be known of it that it does not say of itself.
 * Immutable; nothing is read before the model is opened.
 *
 * <pre>{@code
 * ModelSource.of(Path.of("/models/own.onnx")).with(MetadataKeys.TEMPERATURE, "1.5")
 * ModelSource.of(Main.class.getResource("own.onnx"))
 * }</pre>
 *
 * @since 0.1
 */
public final class ModelSource {
  private interface Opener {
    InputStream open() throws IOException;
  }

  private final String name;
  private final @Nullable Path path;
  private final Opener opener;
  private final Map<String, String> description;

  private ModelSource(
      String name, @Nullable Path path, Opener opener, Map<String, String> description) {
    this.name = name;
    this.path = path;
    this.opener = opener;
    this.description = description;
  }

  /**
   * A file; weights that it keeps in files beside it are found, too.
   *
   * @param file the ONNX file
   * @return the source
   */
  public static ModelSource of(Path file) {
    String name = String.valueOf(file.getFileName());
    return new ModelSource(name, file, () -> Files.newInputStream(file), Map.of());
  }

  /**
   * A resource of the class path, which holds all of its weights itself.
   *
   * @param resource what {@link Class#getResource} answers
   * @return the source
   * @throws IllegalArgumentException if the address leads to the network: fetch the file first
   */
  public static ModelSource of(URL resource) {
    String address = resource.toString();
    if (address.toLowerCase(Locale.ROOT).matches("(jar:)*(https?|ftp):.*")) {
      throw new IllegalArgumentException("addresses of the network are not opened: " + address);
    }
    String name = address.substring(Math.max(address.lastIndexOf('/'), 0)).replace("/", "");
    return new ModelSource(name, null, () -> open(resource), Map.of());
  }

  /**
   * The bytes of an ONNX file, which holds all of its weights itself.
   *
   * @param onnx the bytes, which are copied
   * @return the source, which results and errors call {@code bytes}
   */
  public static ModelSource of(byte[] onnx) {
    return of("bytes", onnx);
  }

  /**
   * The bytes of an ONNX file, which holds all of its weights itself.
   *
   * @param name what results and errors call it, such as {@code own.onnx}
   * @param onnx the bytes, which are copied
   * @return the source
   */
  public static ModelSource of(String name, byte[] onnx) {
    byte[] bytes = onnx.clone();
    return new ModelSource(
        Objects.requireNonNull(name, "name"),
        null,
        () -> new ByteArrayInputStream(bytes),
        Map.of());
  }

  static ModelSource of(BundledModel model) {
    return new ModelSource(model.file(), null, model::open, Map.of());
  }

  private static InputStream open(URL resource) throws IOException {
    URLConnection connection = resource.openConnection();
    // Else a jar stays open for ever.
    connection.setUseCaches(false);
    return connection.getInputStream();
  }

  /**
   * Says what the file does not say of itself, or says wrongly.
   *
   * @param key one of {@link MetadataKeys}
   * @param value its value
   * @return a changed source
   * @throws IllegalArgumentException if there is no such key
   */
  public ModelSource with(String key, String value) {
    return with(Map.of(key, value));
  }

  /**
   * Says what the file does not say of itself, or says wrongly.
   *
   * @param said values by {@link MetadataKeys}
   * @return a changed source
   * @throws IllegalArgumentException if there is no such key
   */
  public ModelSource with(Map<String, String> said) {
    Map<String, String> both = new LinkedHashMap<>(description);
    said.forEach(
        (key, value) -> {
          if (!MetadataKeys.isKnown(key)) {
            throw new IllegalArgumentException("unknown key: " + key);
          }
          both.put(key, value);
        });
    return new ModelSource(name, path, opener, Map.copyOf(both));
  }

  /** {@return what results and errors call the model} */
  public String name() {
    return name;
  }

  /** {@return the file, empty for a resource or bytes} */
  public Optional<Path> path() {
    return Optional.ofNullable(path);
  }

  /** {@return what was said of the model beside it, by {@link MetadataKeys}} */
  public Map<String, String> description() {
    return description;
  }

  /**
   * Reads the model.
   *
   * @return the bytes of the ONNX file; the caller closes it
   * @throws IOException if there is none
   * @throws ModelException if it is a bundled one, and the artifact that holds it is missing
   */
  public InputStream open() throws IOException {
    return opener.open();
  }

  ModelFile file() {
    if (path != null) {
      return ModelFile.of(path);
    }
    try (InputStream in = open()) {
      return ModelFile.of(name, in.readAllBytes());
    } catch (IOException e) {
      throw new ModelException(name, "cannot be read: " + e.getMessage(), e);
    }
  }

  /** {@return the file, or the model's name} */
  @Override
  public String toString() {
    return path == null ? name : path.toString();
  }
}
