package ai.deepware.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds all pairs of vectors within a cosine distance, exactly, without a matrix of all pairs: it
 * compares block with block, and memory grows with the number of vectors alone.
 *
 * <p>One block of vectors is held by columns, so that the innermost loop runs over neighbouring
 * numbers of many vectors at once and the compiler can use vector instructions.
 */
final class NeighborSearch {
  private static final int BLOCK = 512;

  private final int size;
  private final int length;
  private final float[][] rows;

  /** What to do with a pair; called from several threads at once. */
  interface PairVisitor {
    void pair(int first, int second);
  }

  /** Copies and normalises the vectors. */
  NeighborSearch(List<float[]> vectors) {
    size = vectors.size();
    length = size == 0 ? 0 : vectors.get(0).length;
    rows = new float[size][];
    for (int i = 0; i < size; i++) {
      rows[i] = normalized(vectors.get(i), i);
    }
  }

  private float[] normalized(float[] vector, int index) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    if (vector.length != length || !(squares > 0) || Double.isInfinite(squares)) {
      throw new IllegalArgumentException(
          "vector %d must have %d finite numbers, not all zero".formatted(index, length));
    }
    float[] unit = new float[length];
    double norm = Math.sqrt(squares);
    for (int k = 0; k < length; k++) {
      unit[k] = (float) (vector[k] / norm);
    }
    return unit;
  }

  /** Visits each pair within the cosine distance once, the smaller number first, on all cores. */
  void visitPairs(double distance, PairVisitor visitor) {
    float least = (float) (1 - distance);
    int blocks = (size + BLOCK - 1) / BLOCK;
    // Later blocks are compared with more rows: a late one follows an early one, to share the work.
    IntStream.range(0, blocks)
        .map(n -> n % 2 == 0 ? n / 2 : blocks - 1 - n / 2)
        .parallel()
        .forEach(block -> visit(block * BLOCK, least, visitor));
  }

  private void visit(int start, float least, PairVisitor visitor) {
    int width = Math.min(BLOCK, size - start);
    float[] columns = columns(start, width);
    float[] dots = new float[width];
    for (int i = 0; i < start + width; i++) {
      dots(rows[i], columns, dots);
      for (int j = Math.max(0, i + 1 - start); j < width; j++) {
        if (dots[j] >= least) {
          visitor.pair(i, start + j);
        }
      }
    }
  }

  private float[] columns(int start, int width) {
    float[] columns = new float[length * width];
    for (int j = 0; j < width; j++) {
      for (int k = 0; k < length; k++) {
        columns[k * width + j] = rows[start + j][k];
      }
    }
    return columns;
  }

  private static void dots(float[] row, float[] columns, float[] dots) {
    int width = dots.length;
    Arrays.fill(dots, 0);
    int k = 0;
    for (; k + 4 <= row.length; k += 4) {
      addFour(row, k, columns, dots, width);
    }
    for (; k < row.length; k++) {
      for (int j = 0; j < width; j++) {
        dots[j] += row[k] * columns[k * width + j];
      }
    }
  }

  private static void addFour(float[] row, int k, float[] columns, float[] dots, int width) {
    float a = row[k];
    float b = row[k + 1];
    float c = row[k + 2];
    float d = row[k + 3];
    int at = k * width;
    int bt = at + width;
    int ct = bt + width;
    int dt = ct + width;
    for (int j = 0; j < width; j++) {
      dots[j] +=
          a * columns[at + j] + b * columns[bt + j] + c * columns[ct + j] + d * columns[dt + j];
    }
  }
}
