package ai.deepware.onnx.internal.runtime;

import ai.deepware.DeepwareException;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Reaches ONNX Runtime, or says which artifact or folder is missing. */
public final class OnnxRuntimeLibrary {
  private OnnxRuntimeLibrary() {}

  /** What is wrong is known, and stands in the message. */
  static final class Refusal extends DeepwareException {
    @Serial private static final long serialVersionUID = 1;

    Refusal(String message, @Nullable Throwable cause) {
      super(Category.SETUP, message, cause);
    }
  }

  /**
   * Loads ONNX Runtime; touches none of its classes before it knows how to fail.
   *
   * @throws DeepwareException if it is missing, cannot be unpacked or loaded, or would send
   *     telemetry
   */
  public static void check() {
    try {
      environment();
    } catch (Refusal e) {
      throw e;
    } catch (LinkageError | IllegalStateException e) {
      throw new Refusal(
          "ONNX Runtime cannot be loaded ("
              + e
              + "): add the dependency com.microsoft.onnxruntime:onnxruntime, or onnxruntime_gpu"
              + " for NVIDIA GPUs, and see that java.io.tmpdir can be written to and executed from",
          e);
    }
  }

  static OrtEnvironment environment() {
    return Environment.get();
  }

  /** Its own class, so that a missing one is noticed here and not when the outer one loads. */
  private static final class Environment {
    private static @Nullable OrtEnvironment loaded;

    static synchronized OrtEnvironment get() {
      OrtEnvironment environment = loaded;
      if (environment == null) {
        Telemetry.refuse(Telemetry.versionOf(OrtEnvironment.class), System.getenv());
        UnpackedLibrary unpacked = UnpackedLibrary.unpack(OrtEnvironment.class);
        try {
          environment = OrtEnvironment.getEnvironment();
        } finally {
          unpacked.close();
        }
        // Again, for one whose version its artifact does not tell.
        Telemetry.refuse(environment.getVersion(), System.getenv());
        switchOffTelemetry(environment);
        loaded = environment;
      }
      return environment;
    }

    /** Windows' own events, which any version has. */
    private static void switchOffTelemetry(OrtEnvironment environment) {
      try {
        environment.setTelemetry(false);
      } catch (OrtException e) {
        throw new Refusal("ONNX Runtime's telemetry cannot be switched off: " + e, e);
      }
    }
  }
}
