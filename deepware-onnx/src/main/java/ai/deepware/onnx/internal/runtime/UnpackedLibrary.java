package ai.deepware.onnx.internal.runtime;

import ai.deepware.onnx.internal.runtime.OnnxRuntimeLibrary.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * ONNX Runtime's libraries in a folder of their own until they are loaded. By itself it leaves an
 * empty folder behind at each start, and the libraries as well where the JVM is killed.
 *
 * <p>Only where a loaded file can be deleted, and not for builds with more libraries, which are
 * looked for later beside the first: there ONNX Runtime unpacks them.
 */
final class UnpackedLibrary {
  /** Where ONNX Runtime looks before it unpacks. */
  private static final String FOLDER = "onnxruntime.native.path";

  private static final List<String> NAMES = List.of("onnxruntime", "onnxruntime4j_jni");

  private final @Nullable Path folder;

  private UnpackedLibrary(@Nullable Path folder) {
    this.folder = folder;
  }

  /**
   * Unpacks what belongs to this system.
   *
   * @param type a class of ONNX Runtime, which is not initialized
   * @throws Refusal if the temporary folder cannot be written to
   */
  static UnpackedLibrary unpack(Class<?> type) {
    String resources =
        "/ai/onnxruntime/native/"
            + platform(System.getProperty("os.name"), System.getProperty("os.arch"))
            + "/";
    if (System.getProperty(FOLDER) != null
        || type.getResource(resources + System.mapLibraryName(NAMES.get(0))) == null
        || type.getResource(resources + System.mapLibraryName("onnxruntime_providers_shared"))
            != null) {
      return new UnpackedLibrary(null);
    }
    UnpackedLibrary unpacked = null;
    try {
      unpacked = new UnpackedLibrary(Files.createTempDirectory("deepware-onnx"));
      unpacked.copy(type, resources);
      return unpacked;
    } catch (IOException e) {
      if (unpacked != null) {
        unpacked.close();
      }
      throw new Refusal(
          "ONNX Runtime's libraries cannot be unpacked into the temporary folder "
              + System.getProperty("java.io.tmpdir")
              + " ("
              + e
              + "): name one with 30 MB of room by -Djava.io.tmpdir",
          e);
    }
  }

  private void copy(Class<?> type, String resources) throws IOException {
    if (folder == null) {
      return;
    }
    for (String name : NAMES) {
      String file = System.mapLibraryName(name);
      try (InputStream in = type.getResourceAsStream(resources + file)) {
        if (in == null) {
          throw new IOException(file + " is missing in ONNX Runtime's artifact");
        }
        Files.copy(in, folder.resolve(file));
      }
    }
    System.setProperty(FOLDER, folder.toString());
  }

  /** {@return how ONNX Runtime calls a system on which a loaded file can be deleted; else none} */
  static String platform(String system, String processor) {
    String name = system.toLowerCase(Locale.ROOT);
    boolean arm = "aarch64".equals(processor);
    if (name.startsWith("linux")) {
      return arm ? "linux-aarch64" : "linux-x64";
    }
    return name.startsWith("mac") && arm ? "osx-aarch64" : "none";
  }

  /** Deletes the folder; what is loaded stays loaded. */
  void close() {
    if (folder == null) {
      return;
    }
    System.clearProperty(FOLDER);
    for (String name : NAMES) {
      folder.resolve(System.mapLibraryName(name)).toFile().delete();
    }
    folder.toFile().delete();
  }
}
