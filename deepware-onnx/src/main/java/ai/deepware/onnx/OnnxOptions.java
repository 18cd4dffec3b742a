package ai.deepware.onnx;

import ai.deepware.annotation.CanIgnoreReturnValue;
import ai.deepware.onnx.internal.runtime.InferenceObserver;
import ai.deepware.onnx.internal.runtime.SessionSettings;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How a network is run. Immutable.
 *
 * <p>Defaults: the processor; as many threads per inference as ONNX Runtime chooses (one per
 * physical core); the batch size that the model asks for, 16 on a GPU; no listener.
 *
 * <pre>{@code
 * OnnxOptions options = OnnxOptions.builder().device(Device.cuda(0)).batch(32).build();
 * }</pre>
 *
 * @since 0.1
 */
public final class OnnxOptions {
  private static final int MOST = 4096;

  private final Device device;
  private final OptionalInt threads;
  private final OptionalInt batch;
  private final @Nullable InferenceListener listener;

  private OnnxOptions(Builder builder) {
    this.device = builder.device;
    this.threads = builder.threads;
    this.batch = builder.batch;
    this.listener = builder.listener;
  }

  /** {@return a builder with all defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Options with all other defaults.
   *
   * @param device where the network runs
   * @return the options
   */
  public static OnnxOptions on(Device device) {
    return builder().device(device).build();
  }

  /** {@return a builder that starts from these options} */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.device = device;
    builder.threads = threads;
    builder.batch = batch;
    builder.listener = listener;
    return builder;
  }

  /** {@return where the network runs} */
  public Device device() {
    return device;
  }

  /** {@return threads per inference, empty where ONNX Runtime chooses} */
  public OptionalInt threads() {
    return threads;
  }

  /** {@return inputs per inference, empty where the model chooses} */
  public OptionalInt batch() {
    return batch;
  }

  SessionSettings session() {
    return new SessionSettings(
        device.execution(), threads, batch, Optional.ofNullable(listener).map(OnnxOptions::tell));
  }

  private static InferenceObserver tell(InferenceListener listener) {
    return (network, shape, outputs, input, nanos) ->
        listener.ran(new Inference(network.info(), shape, outputs, input, nanos));
  }

  /** {@return device, threads and batch} */
  @Override
  public String toString() {
    return "device=%s, threads=%s, batch=%s".formatted(device, text(threads), text(batch));
  }

  private static String text(OptionalInt value) {
    return value.isPresent() ? Integer.toString(value.getAsInt()) : "automatic";
  }

  /** Makes {@link OnnxOptions}, whose documentation lists the defaults. Not for several threads. */
  public static final class Builder {
    private Device device = Device.cpu();
    private OptionalInt threads = OptionalInt.empty();
    private OptionalInt batch = OptionalInt.empty();
    private @Nullable InferenceListener listener;

    private Builder() {}

    /**
     * Sets where the network runs.
     *
     * @param where the device
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder device(Device where) {
      device = Objects.requireNonNull(where, "device");
      return this;
    }

    /**
     * Sets the number of threads that share one inference, and that make its inputs ready (on
     * Java's common pool). With many scans in parallel, 1 is fastest.
     *
     * @param perInference 1 to 4096
     * @return this builder
     * @throws IllegalArgumentException if the number is out of range
     */
    @CanIgnoreReturnValue
    public Builder threads(int perInference) {
      threads = OptionalInt.of(checked("threads", perInference));
      return this;
    }

    /**
     * Sets how many faces, or frames of one size, go through the network at once. More needs more
     * memory; on a processor large networks are fastest one by one.
     *
     * @param size 1 to 4096
     * @return this builder
     * @throws IllegalArgumentException if the size is out of range
     */
    @CanIgnoreReturnValue
    public Builder batch(int size) {
      batch = OptionalInt.of(checked("batch", size));
      return this;
    }

    /**
     * Sets what hears of every inference.
     *
     * @param listening the listener, which is called on the threads that run inferences
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder listener(InferenceListener listening) {
      listener = Objects.requireNonNull(listening, "listener");
      return this;
    }

    /** {@return the options} */
    public OnnxOptions build() {
      return new OnnxOptions(this);
    }

    private static int checked(String name, int value) {
      if (value < 1 || value > MOST) {
        throw new IllegalArgumentException(name + " must be in 1.." + MOST + ": " + value);
      }
      return value;
    }
  }
}
