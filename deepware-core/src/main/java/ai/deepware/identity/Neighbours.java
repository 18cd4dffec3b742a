package ai.deepware.identity;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Which vectors are close to which, worked out once for all pairs. */
final class Neighbours {
  /** Vectors compared at a time, so that they stay in the processor's cache. */
  private static final int BLOCK = 128;

  private final BitSet[] rows;

  private Neighbours(int size) {
    rows = new BitSet[size];
    Arrays.setAll(rows, i -> new BitSet(size));
  }

  /** Compares in single precision, as the reference does, distances worked out in double. */
  static Neighbours byCosine(List<float[]> vectors, float distance) {
    double[][] units = new double[vectors.size()][];
    for (int i = 0; i < units.length; i++) {
      units[i] = unit(vectors, i);
    }
    Neighbours neighbours = new Neighbours(units.length);
    for (int first = 0; first < units.length; first += BLOCK) {
      int end = Math.min(first + BLOCK, units.length);
      double[] columns = transpose(units, first, end);
      double[] dots = new double[BLOCK];
      for (int row = 0; row < end; row++) {
        Arrays.fill(dots, 0);
        for (int i = 0; i < units[row].length; i++) {
          addScaled(columns, i * BLOCK, units[row][i], dots);
        }
        for (int column = first; column < end; column++) {
          if ((float) (1 - dots[column - first]) <= distance) {
            neighbours.rows[row].set(column);
            neighbours.rows[column].set(row);
          }
        }
      }
    }
    return neighbours;
  }

  boolean are(int a, int b) {
    return rows[a].get(b);
  }

  private static double[] unit(List<float[]> vectors, int index) {
    float[] vector = vectors.get(index);
    if (vector.length != vectors.get(0).length) {
      throw new IllegalArgumentException(
          "embedding %d has %d numbers, the first has %d"
              .formatted(index, vector.length, vectors.get(0).length));
    }
    double square = 0;
    for (float value : vector) {
      square += (double) value * value;
    }
    if (!(square > 0) || Double.isInfinite(square)) {
      throw new IllegalArgumentException(
          "embedding %d must be finite and not all zero".formatted(index));
    }
    double[] unit = new double[vector.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = vector[i] / Math.sqrt(square);
    }
    return unit;
  }

  private static double[] transpose(double[][] units, int first, int end) {
    double[] columns = new double[units[first].length * BLOCK];
    for (int row = first; row < end; row++) {
      for (int i = 0; i < units[row].length; i++) {
        columns[i * BLOCK + row - first] = units[row][i];
      }
    }
    return columns;
  }

  /** Without dependence between the sums, so that the JVM adds several at once. */
  private static void addScaled(double[] columns, int at, double factor, double[] sums) {
    for (int i = 0; i < BLOCK; i++) {
      sums[i] += columns[at + i] * factor;
    }
  }
}
