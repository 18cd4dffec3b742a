package ai.deepware.onnx.internal.runtime;

import ai.deepware.ModelException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One output of a network: its numbers, in memory of the JVM. */
public final class Tensor {
  private final String model;
  private final String name;
  private final long[] shape;
  private final float[] data;

  Tensor(String model, String name, long[] shape, float[] data) {
    this.model = model;
    this.name = name;
    this.shape = shape;
    this.data = data;
  }

  public String name() {
    return name;
  }

  public float[] data() {
    return data;
  }

  public int dimension(int axis) {
    return (int) shape[axis];
  }

  /** Checks the shape; -1 allows any size. */
  public Tensor expectShape(long... expected) {
    boolean fits = shape.length == expected.length;
    for (int i = 0; fits && i < expected.length; i++) {
      fits = expected[i] == -1 || expected[i] == shape[i];
    }
    if (!fits) {
      throw new ModelException(
          model,
          "output %s has shape %s where %s is needed"
              .formatted(name, Arrays.toString(shape), Arrays.toString(expected)));
    }
    return this;
  }

  /** Splits the first axis, whatever the others are. */
  public List<float[]> rows(int count) {
    if (shape.length == 0 || shape[0] != count || data.length == 0) {
      throw new ModelException(
          model,
          String.format(
              Locale.ROOT,
              "output %s has shape %s where %d rows are needed",
              name,
              Arrays.toString(shape),
              count));
    }
    int length = data.length / count;
    List<float[]> rows = new ArrayList<>(count);
    for (int row = 0; row < count; row++) {
      rows.add(Arrays.copyOfRange(data, row * length, (row + 1) * length));
    }
    return rows;
  }

  public Tensor expectFinite() {
    for (float value : data) {
      if (!Float.isFinite(value)) {
        throw notFinite(value);
      }
    }
    return this;
  }

  ModelException notFinite(float value) {
    return new ModelException(model, "output " + name + " holds " + value);
  }
}
