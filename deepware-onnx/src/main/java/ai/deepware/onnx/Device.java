package ai.deepware.onnx;

import ai.deepware.onnx.internal.runtime.ExecutionDevice;

/**
 * Where networks run. Immutable.
 *
 * <p>CUDA and TensorRT need the artifact {@code com.microsoft.onnxruntime:onnxruntime_gpu} in place
 * of {@code onnxruntime}, and NVIDIA's libraries.
 */
public final class Device {
  private final ExecutionDevice execution;

  private Device(ExecutionDevice.Provider provider, int id) {
    if (id < 0) {
      throw new IllegalArgumentException("a device's number must not be negative: " + id);
    }
    this.execution = new ExecutionDevice(provider, id);
  }

  /** {@return the processor, the default} */
  public static Device cpu() {
    return new Device(ExecutionDevice.Provider.CPU, 0);
  }

  /**
   * An NVIDIA GPU. Opening a model fails if it cannot be used.
   *
   * @param id its number, from 0
   * @return the GPU
   * @throws IllegalArgumentException if the number is negative
   */
  public static Device cuda(int id) {
    return new Device(ExecutionDevice.Provider.CUDA, id);
  }

  /**
   * An NVIDIA GPU through TensorRT, and through CUDA for what TensorRT lacks. Opening a model
   * compiles it, which can take minutes, and fails if the GPU cannot be used.
   *
   * @param id its number, from 0
   * @return the GPU
   * @throws IllegalArgumentException if the number is negative
   */
  public static Device tensorRt(int id) {
    return new Device(ExecutionDevice.Provider.TENSORRT, id);
  }

  /**
   * {@return the first NVIDIA GPU where it can be used, else the processor; which one, and why, is
   * logged when a model is opened}
   */
  public static Device automatic() {
    return new Device(ExecutionDevice.Provider.AUTOMATIC, 0);
  }

  ExecutionDevice execution() {
    return execution;
  }

  @Override
  public String toString() {
    return execution.toString();
  }
}
