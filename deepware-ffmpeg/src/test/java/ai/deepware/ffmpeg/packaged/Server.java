package ai.deepware.ffmpeg.packaged;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/** As an application server does: loads an application with a class loader of its own. */
public final class Server {
  private Server() {}

  /** Runs the application on the first argument; the others are its jars. */
  public static void main(String[] arguments) throws Exception {
    URL[] jars = new URL[arguments.length - 1];
    for (int i = 0; i < jars.length; i++) {
      jars[i] = Path.of(arguments[i + 1]).toUri().toURL();
    }
    try (URLClassLoader loader = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader())) {
      loader
          .loadClass("ai.deepware.ffmpeg.packaged.DecodingApplication")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[] {arguments[0]});
    }
  }
}
