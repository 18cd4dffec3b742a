package ai.deepware.onnx;

import ai.deepware.onnx.internal.runtime.Network;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Times every inference of the models that it is given to, and keeps their inputs, so that the same
 * work can be repeated on bare ONNX Runtime. Records nothing until it is started. Safe to use from
 * several threads.
 */
public final class InferenceRecorder {
  /**
   * Inferences of one model on inputs of one shape.
   *
   * @param role {@code detector}, {@code embedder} or {@code predictor}
   * @param model the model file's name
   * @param shape the input's shape, such as {@code [1, 3, 128, 128]}
   * @param runs number of inferences
   * @param seconds time inside ONNX Runtime while recording
   * @param kept number of inputs that were kept
   * @param bareSeconds time of all runs on bare ONNX Runtime, measured on the kept inputs and
   *     multiplied by {@code runs / kept}; 0 unless it came from {@link #replay}
   */
  public record Recording(
      String role,
      String model,
      String shape,
      int runs,
      double seconds,
      int kept,
      double bareSeconds) {}

  private record Key(Network network, String shape) {}

  private static final class Group {
    final long[] shape;
    final List<String> outputs;
    final List<float[]> kept = new ArrayList<>();
    int runs;
    long nanos;

    Group(long[] shape, List<String> outputs) {
      this.shape = shape;
      this.outputs = outputs;
    }
  }

  private final Map<Key, Group> groups = new LinkedHashMap<>();
  private volatile boolean recording;
  private long bytesLeft;

  /** Makes a recorder that waits for its start. */
  public InferenceRecorder() {}

  /**
   * Forgets everything and starts to record.
   *
   * @param keepBytes how many bytes of inputs are kept at most; of each model and shape at least
   *     one is kept, whatever its size
   */
  public synchronized void start(long keepBytes) {
    groups.clear();
    bytesLeft = keepBytes;
    recording = true;
  }

  /** Stops recording; what was recorded stays. */
  public synchronized void stop() {
    recording = false;
  }

  /** {@return what was recorded, per model and shape in order of their first inference} */
  public synchronized List<Recording> recordings() {
    List<Recording> all = new ArrayList<>();
    groups.forEach((key, group) -> all.add(recording(key, group, 0)));
    return all;
  }

  /**
   * Stops recording and repeats the kept inferences, one after the other, on bare ONNX Runtime:
   * once to warm up, then timed. Models must still be open.
   *
   * @param clock what times them, in nanoseconds: {@code System::nanoTime}, or the processor time
   *     of this process, which other programs on the machine do not disturb
   * @return what was recorded, with the bare time
   * @throws IllegalStateException if a model is closed
   */
  public List<Recording> replay(LongSupplier clock) {
    stop();
    Map<Key, Group> work;
    synchronized (this) {
      work = new LinkedHashMap<>(groups);
    }
    List<Recording> all = new ArrayList<>();
    work.forEach(
        (key, group) -> {
          key.network().time(group.kept.get(0), group.shape, group.outputs, clock);
          long nanos = 0;
          for (float[] input : group.kept) {
            nanos += key.network().time(input, group.shape, group.outputs, clock);
          }
          all.add(recording(key, group, nanos / 1e9 * group.runs / group.kept.size()));
        });
    return all;
  }

  private static Recording recording(Key key, Group group, double bareSeconds) {
    return new Recording(
        key.network().role(),
        key.network().name(),
        key.shape(),
        group.runs,
        group.nanos / 1e9,
        group.kept.size(),
        bareSeconds);
  }

  void ran(Network network, long[] shape, List<String> outputs, FloatBuffer data, long nanos) {
    if (!recording) {
      return;
    }
    synchronized (this) {
      Group group =
          groups.computeIfAbsent(
              new Key(network, Arrays.toString(shape)), key -> new Group(shape.clone(), outputs));
      group.runs++;
      group.nanos += nanos;
      long bytes = (long) Float.BYTES * data.remaining();
      if (group.kept.isEmpty() || bytes <= bytesLeft) {
        float[] copy = new float[data.remaining()];
        data.duplicate().get(copy);
        group.kept.add(copy);
        bytesLeft -= bytes;
      }
    }
  }
}
