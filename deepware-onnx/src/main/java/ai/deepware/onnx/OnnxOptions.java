package ai.deepware.onnx;

import ai.deepware.onnx.internal.runtime.SessionSettings;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How networks are run. Immutable: each method returns changed options.
 *
 * <p>Defaults: the device given to {@link #on}, as many threads per inference as ONNX Runtime
 * chooses (one per physical core), the batch sizes that the models ask for, no recorder.
 */
public final class OnnxOptions {
  private static final int MOST = 4096;

  private final Device device;
  private final int threads;
  private final int batch;
  private final @Nullable InferenceRecorder recorder;

  private OnnxOptions(Device device, int threads, int batch, @Nullable InferenceRecorder recorder) {
    this.device = device;
    this.threads = threads;
    this.batch = batch;
    this.recorder = recorder;
  }

  /**
   * Options with all defaults.
   *
   * @param device where networks run
   * @return the options
   */
  public static OnnxOptions on(Device device) {
    return new OnnxOptions(device, 0, 0, null);
  }

  /**
   * Sets the number of threads that share one inference, and that make its inputs ready (on Java's
   * common pool). With many scans in parallel, 1 is fastest.
   *
   * @param perInference 1 to 4096
   * @return changed options
   * @throws IllegalArgumentException if the number is out of range
   */
  public OnnxOptions threads(int perInference) {
    return new OnnxOptions(device, checked("threads", perInference), batch, recorder);
  }

  /**
   * Sets how many faces, or frames of one size, go through a network at once. More needs more
   * memory; on a processor large networks are fastest one by one.
   *
   * @param size 1 to 4096
   * @return changed options
   * @throws IllegalArgumentException if the size is out of range
   */
  public OnnxOptions batch(int size) {
    return new OnnxOptions(device, threads, checked("batch", size), recorder);
  }

  /**
   * Sets what times every inference, and keeps tensors where it is told to.
   *
   * @param listening the recorder
   * @return changed options
   */
  public OnnxOptions recorder(InferenceRecorder listening) {
    return new OnnxOptions(device, threads, batch, listening);
  }

  /** {@return where networks run} */
  public Device device() {
    return device;
  }

  /** {@return threads per inference, empty where ONNX Runtime chooses} */
  public OptionalInt threads() {
    return threads == 0 ? OptionalInt.empty() : OptionalInt.of(threads);
  }

  /** {@return inputs per inference, empty where the models choose} */
  public OptionalInt batch() {
    return batch == 0 ? OptionalInt.empty() : OptionalInt.of(batch);
  }

  SessionSettings session() {
    return new SessionSettings(
        device.execution(),
        threads(),
        batch(),
        Optional.ofNullable(recorder).map(listening -> listening::ran));
  }

  private static int checked(String name, int value) {
    if (value < 1 || value > MOST) {
      throw new IllegalArgumentException(name + " must be in 1.." + MOST + ": " + value);
    }
    return value;
  }
}
