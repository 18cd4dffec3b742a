package ai.deepware.onnx;

import ai.deepware.model.ModelInfo;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * One inference, as {@link InferenceListener} hears of it.
 *
 * @since 0.1
 */
public final class Inference {
  private final ModelInfo model;
  private final long[] shape;
  private final List<String> outputs;
  private final FloatBuffer input;
  private final long nanos;

  Inference(ModelInfo model, long[] shape, List<String> outputs, FloatBuffer input, long nanos) {
    this.model = model;
    this.shape = shape.clone();
    this.outputs = List.copyOf(outputs);
    this.input = input.asReadOnlyBuffer();
    this.nanos = nanos;
  }

  /** {@return role, name and checksum of the network's file} */
  public ModelInfo model() {
    return model;
  }

  /** {@return the input's sizes, such as 1, 3, 128, 128} */
  public long[] shape() {
    return shape.clone();
  }

  /** {@return the names of the outputs that were asked for} */
  public List<String> outputs() {
    return outputs;
  }

  /** {@return the input's numbers, read-only; valid until the listener returns} */
  public FloatBuffer input() {
    return input.duplicate();
  }

  /** {@return the time inside ONNX Runtime} */
  public Duration time() {
    return Duration.ofNanos(nanos);
  }

  /** {@return the network, the input's sizes and the time} */
  @Override
  public String toString() {
    return "%s %s %s".formatted(model.file(), Arrays.toString(shape), time());
  }
}
