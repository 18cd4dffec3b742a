package ai.deepware.command.bench;

import ai.deepware.model.ModelInfo;
import ai.deepware.onnx.Inference;
import ai.deepware.onnx.InferenceListener;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Times every inference, and keeps inputs, so that the same work can be repeated on bare ONNX
 * Runtime. Records nothing until it is started. Safe to use from several threads.
 */
final class InferenceRecorder implements InferenceListener {
  /**
   * Inferences of one model on inputs of one shape.
   *
   * @param shape the input's shape, such as {@code [1, 3, 128, 128]}
   * @param runs number of inferences
   * @param seconds time inside ONNX Runtime while recording
   * @param bareSeconds time of all runs on bare ONNX Runtime, measured on the kept inputs and
   *     multiplied by runs over kept
   */
  record Recording(ModelInfo model, String shape, int runs, double seconds, double bareSeconds) {}

  private record Key(ModelInfo model, String shape) {}

  private static final class Group {
    final long[] shape;
    final List<String> outputs;
    final List<float[]> kept = new ArrayList<>();
    int runs;
    long nanos;

    Group(Inference first) {
      this.shape = first.shape();
      this.outputs = first.outputs();
    }
  }

  private final Map<Key, Group> groups = new LinkedHashMap<>();
  private volatile boolean recording;
  private long bytesLeft;

  /**
   * Forgets everything and starts to record.
   *
   * @param keepBytes how many bytes of inputs are kept at most; of each model and shape at least
   *     one is kept, whatever its size
   */
  synchronized void start(long keepBytes) {
    groups.clear();
    bytesLeft = keepBytes;
    recording = true;
  }

  /**
   * Stops recording and repeats the kept inferences, one after the other: once to warm up, then
   * timed.
   *
   * @param networks what repeats them
   * @param clock what times them, in nanoseconds
   */
  synchronized List<Recording> replay(BareNetworks networks, LongSupplier clock) {
    recording = false;
    List<Recording> all = new ArrayList<>();
    groups.forEach(
        (key, group) -> {
          networks.time(key.model(), group.kept.get(0), group.shape, group.outputs, clock);
          long nanos = 0;
          for (float[] input : group.kept) {
            nanos += networks.time(key.model(), input, group.shape, group.outputs, clock);
          }
          double bare = nanos / 1e9 * group.runs / group.kept.size();
          all.add(new Recording(key.model(), key.shape(), group.runs, group.nanos / 1e9, bare));
        });
    return all;
  }

  @Override
  public void ran(Inference inference) {
    if (!recording) {
      return;
    }
    synchronized (this) {
      Key key = new Key(inference.model(), Arrays.toString(inference.shape()));
      Group group = groups.computeIfAbsent(key, first -> new Group(inference));
      group.runs++;
      group.nanos += inference.time().toNanos();
      FloatBuffer input = inference.input();
      long bytes = (long) Float.BYTES * input.remaining();
      if (group.kept.isEmpty() || bytes <= bytesLeft) {
        float[] copy = new float[input.remaining()];
        input.get(copy);
        group.kept.add(copy);
        bytesLeft -= bytes;
      }
    }
  }
}
