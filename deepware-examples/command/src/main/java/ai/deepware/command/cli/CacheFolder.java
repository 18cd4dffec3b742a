package ai.deepware.command.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where downloaded files and installed networks are kept. By hand: the library {@code
 * dev.dirs:directories} starts PowerShell on Windows for it, which takes minutes behind some virus
 * scanners.
 */
public final class CacheFolder {
  private static final String OWN = "DEEPWARE_CACHE";

  private CacheFolder() {}

  /** {@return the folder of this user on this system} */
  public static Path standard() {
    return standard(
        System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
  }

  /**
   * Where a named set of networks lies once it is installed.
   *
   * @param cache a folder as {@link #standard()} gives it
   * @param name the set's name
   * @return the folder, whether it is there or not
   */
  public static Path ofSet(Path cache, String name) {
    return cache.resolve("sets").resolve(name);
  }

  /**
   * The folder for the given circumstances.
   *
   * @param environment variables
   * @param system its name, as Java has it
   * @param home the user's folder
   * @return the folder
   */
  public static Path standard(Map<String, String> environment, String system, Path home) {
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
