package ai.deepware.onnx.internal.runtime;

import java.util.Locale;

/**
 * Where a session runs.
 *
 * @param provider what ONNX Runtime runs it with
 * @param id the GPU's number, from 0
 */
public record ExecutionDevice(Provider provider, int id) {
  /** What a network is run with. */
  public enum Provider {
    /** The processor. */
    CPU,
    /** An NVIDIA GPU. */
    CUDA,
    /** An NVIDIA GPU, compiled for it. */
    TENSORRT,
    /** CUDA where it can be used, else the processor. */
    AUTOMATIC
  }

  /** The processor. */
  public static final ExecutionDevice PROCESSOR = new ExecutionDevice(Provider.CPU, 0);

  boolean isProcessor() {
    return provider == Provider.CPU;
  }

  @Override
  public String toString() {
    String name = provider.name().toLowerCase(Locale.ROOT);
    return provider == Provider.CPU || provider == Provider.AUTOMATIC ? name : name + ":" + id;
  }
}
