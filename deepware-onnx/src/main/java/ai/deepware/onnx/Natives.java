package ai.deepware.onnx;

import ai.onnxruntime.OrtEnvironment;

/** Reaches ONNX Runtime, or says which artifact is missing. */
final class Natives {
  private Natives() {}

  /**
   * Fails unless ONNX Runtime is there; touches none of its classes before it knows how to fail.
   */
  static void check() {
    try {
      Environment.get();
    } catch (LinkageError | IllegalStateException e) {
      throw new IllegalStateException(
          "ONNX Runtime cannot be loaded ("
              + e
              + "): add the dependency com.microsoft.onnxruntime:onnxruntime, or onnxruntime_gpu"
              + " for NVIDIA GPUs, and see that java.io.tmpdir can be written to and executed from",
          e);
    }
  }

  /** Its own class, so that a missing one is noticed here and not when {@link Natives} loads. */
  static final class Environment {
    private Environment() {}

    static OrtEnvironment get() {
      return OrtEnvironment.getEnvironment();
    }
  }
}
