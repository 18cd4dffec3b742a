package ai.deepware.examples.models;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where downloaded files are kept. */
final class CacheFolder {
  private static final String OWN = "DEEPWARE_CACHE";

  private CacheFolder() {}

  /** The folder of this user on this system. */
  static Path standard() {
    return standard(
        System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
  }

  static Path standard(Map<String, String> environment, String system, Path home) {
    String own = environment.getOrDefault(OWN, "");
    if (!own.isEmpty()) {
      return Path.of(own);
    }
    String name = system.toLowerCase(Locale.ROOT);
    String local = environment.getOrDefault("LOCALAPPDATA", "");
    if (name.startsWith("windows") && !local.isEmpty()) {
      return Path.of(local, "deepware", "cache");
    }
    if (name.startsWith("mac")) {
      return home.resolve(Path.of("Library", "Caches", "deepware"));
    }
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    return (xdg.startsWith("/") ? Path.of(xdg) : home.resolve(".cache")).resolve("deepware");
  }
}
