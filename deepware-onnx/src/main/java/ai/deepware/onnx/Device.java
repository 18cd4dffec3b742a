package ai.deepware.onnx;

import ai.deepware.onnx.internal.runtime.ExecutionDevice;

/**
 * Where networks run. Immutable; two devices are equal if kind and number are.
 *
 * <p>CUDA and TensorRT need the artifact {@code com.microsoft.onnxruntime:onnxruntime_gpu} in place
 * of {@code onnxruntime}, and NVIDIA's libraries.
 *
 * @since 0.1
 */
public final class Device {
  /** What kind of device it is. */
  public enum Kind {
    /** The processor. */
    CPU,
    /** An NVIDIA GPU. */
    CUDA,
    /** An NVIDIA GPU through TensorRT. */
    TENSORRT,
    /** The first NVIDIA GPU where it can be used, else the processor. */
    AUTOMATIC
  }

  private final Kind kind;
  private final ExecutionDevice execution;

  private Device(Kind kind, int id) {
    if (id < 0) {
      throw new IllegalArgumentException("a device's number must not be negative: " + id);
    }
    this.kind = kind;
    this.execution = new ExecutionDevice(ExecutionDevice.Provider.valueOf(kind.name()), id);
  }

  /** {@return the processor, the default} */
  public static Device cpu() {
    return new Device(Kind.CPU, 0);
  }

  /**
   * An NVIDIA GPU. Opening a model fails if it cannot be used.
   *
   * @param id its number, from 0
   * @return the GPU
   * @throws IllegalArgumentException if the number is negative
   */
  public static Device cuda(int id) {
    return new Device(Kind.CUDA, id);
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
    return new Device(Kind.TENSORRT, id);
  }

  /**
   * {@return the first NVIDIA GPU where it can be used, else the processor; which one, and why, is
   * logged when a model is opened}
   */
  public static Device automatic() {
    return new Device(Kind.AUTOMATIC, 0);
  }

  /** {@return what kind of device it is} */
  public Kind kind() {
    return kind;
  }

  /** {@return the GPU's number, from 0; 0 for the processor} */
  public int id() {
    return execution.id();
  }

  ExecutionDevice execution() {
    return execution;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Device device && execution.equals(device.execution);
  }

  @Override
  public int hashCode() {
    return execution.hashCode();
  }

  /** {@return such as {@code cpu} or {@code cuda:0}} */
  @Override
  public String toString() {
    return execution.toString();
  }
}
