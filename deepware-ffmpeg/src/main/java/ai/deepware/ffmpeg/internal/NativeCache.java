package ai.deepware.ffmpeg.internal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The folder that JavaCPP unpacks natives into: what its property names, else {@code
 * .javacpp/cache} in the home folder. Without a home folder JavaCPP would take a folder named
 * {@code ?} in the working folder, or one in the temporary folder whose name anybody can guess and
 * make before; a private one stands in for them.
 */
public final class NativeCache {
  static final String PROPERTY = "org.bytedeco.javacpp.cachedir";

  /** JavaCPP knows it under this name, too. */
  private static final String OLD_PROPERTY = "org.bytedeco.javacpp.cacheDir";

  private NativeCache() {}

  /** Sees to it that there is one; throws if none can be made. */
  public static synchronized void prepare() throws IOException {
    if (System.getProperty(PROPERTY) == null
        && System.getProperty(OLD_PROPERTY) == null
        && !isUsable(inHome())) {
      PrivateFolder folder = PrivateFolder.in(temporary(), "deepware-natives");
      System.setProperty(PROPERTY, folder.path().toString());
    }
  }

  private static boolean isUsable(File folder) {
    return folder.isAbsolute()
        && (folder.isDirectory() || folder.mkdirs())
        && folder.canRead()
        && folder.canWrite()
        && folder.canExecute();
  }

  private static File inHome() {
    return new File(System.getProperty("user.home", "?"), ".javacpp/cache");
  }

  private static Path temporary() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }

  /** {@return what to do where natives cannot be unpacked} */
  public static String advice(IOException problem) {
    String given = System.getProperty(PROPERTY, System.getProperty(OLD_PROPERTY));
    File folder =
        given != null ? new File(given) : isUsable(inHome()) ? inHome() : temporary().toFile();
    return ("FFmpeg's native libraries cannot be unpacked into %s (%s): set the system property %s"
            + " to a folder with 100 MB of room that can be written to")
        .formatted(folder, problem, PROPERTY);
  }
}
