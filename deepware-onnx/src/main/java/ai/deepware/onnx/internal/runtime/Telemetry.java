package ai.deepware.onnx.internal.runtime;

import ai.deepware.onnx.internal.runtime.OnnxRuntimeLibrary.Refusal;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Version;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps out an ONNX Runtime that reports to its maker.
 *
 * <p>From 1.29.0 on it writes events and a lasting id to the home folder and looks up a host as
 * soon as it is loaded; its own switch comes too late for that, and only an environment variable,
 * which a JVM cannot set for itself, comes early enough.
 */
final class Telemetry {
  private static final String SWITCH = "ORT_DISABLE_TELEMETRY";
  private static final Version FIRST = Version.parse("1.29");

  private Telemetry() {}

  /**
   * Fails for a version that would send events.
   *
   * @param version of ONNX Runtime; null if unknown, which passes
   * @param environment the variables of the process
   */
  static void refuse(@Nullable String version, Map<String, String> environment) {
    if (version == null || "1".equals(environment.get(SWITCH)) || !sends(version)) {
      return;
    }
    throw new Refusal(
        "ONNX Runtime "
            + version
            + " sends events to its maker as soon as it is loaded: use 1.28.0, or start the JVM with"
            + " the environment variable "
            + SWITCH
            + "=1",
        null);
  }

  private static boolean sends(String version) {
    try {
      return Version.parse(version).compareTo(FIRST) >= 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * {@return the version of the artifact that a class comes from, before the class does anything}
   */
  static @Nullable String versionOf(Class<?> type) {
    String version = type.getPackage().getImplementationVersion();
    ModuleDescriptor module = type.getModule().getDescriptor();
    return version == null && module != null ? module.rawVersion().orElse(null) : version;
  }
}
