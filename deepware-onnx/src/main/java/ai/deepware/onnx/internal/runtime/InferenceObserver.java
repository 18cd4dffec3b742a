package ai.deepware.onnx.internal.runtime;

import java.nio.FloatBuffer;
import java.util.List;

/** Sees every inference of a network. */
@FunctionalInterface
public interface InferenceObserver {
  /**
   * Called after each inference, on the thread that ran it.
   *
   * @param network what ran
   * @param shape of the input
   * @param outputs the names of what was asked for
   * @param input the input, which is valid during this call
   * @param nanos time inside ONNX Runtime
   */
  void ran(Network network, long[] shape, List<String> outputs, FloatBuffer input, long nanos);
}
