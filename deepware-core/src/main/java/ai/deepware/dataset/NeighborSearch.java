package ai.deepware.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds all pairs of vectors with a large inner product, exactly, without a matrix of all pairs: it
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
    void pair(int first, int second, float product);
  }

  /** Takes vectors as they are; all of one length. */
  NeighborSearch(float[][] rows) {
    this.rows = rows;
    size = rows.length;
    length = size == 0 ? 0 : rows[0].length;
  }

  /** Copies vectors and brings them to length 1. */
  static float[][] units(List<float[]> vectors) {
    float[][] units = new float[vectors.size()][];
    for (int i = 0; i < units.length; i++) {
      units[i] = unit(vectors.get(i), i, vectors.get(0).length);
    }
    return units;
  }

  private static float[] unit(float[] vector, int index, int length) {
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

  /**
   * Visits each pair whose inner product is at least {@code least} once, the smaller number first,
   * on all cores. Of vectors of length 1 the product is 1 less their cosine distance.
   */
  void visitPairs(float least, PairVisitor visitor) {
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
    float[] nextDots = new float[width];
    // Two rows at a time: the columns, which are what is read most, are then read half as often.
    for (int i = 0; i < start + width; i += 2) {
      int next = Math.min(i + 1, start + width - 1);
      dots(rows[i], rows[next], columns, dots, nextDots);
      visit(i, dots, start, least, visitor);
      if (next > i) {
        visit(next, nextDots, start, least, visitor);
      }
    }
  }

  private static void visit(int row, float[] dots, int start, float least, PairVisitor visitor) {
    for (int j = Math.max(0, row + 1 - start); j < dots.length; j++) {
      if (dots[j] >= least) {
        visitor.pair(row, start + j, dots[j]);
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

  private static void dots(float[] p, float[] q, float[] columns, float[] dotsP, float[] dotsQ) {
    int width = dotsP.length;
    Arrays.fill(dotsP, 0);
    Arrays.fill(dotsQ, 0);
    int k = 0;
    for (; k + 4 <= p.length; k += 4) {
      addFour(p, q, k, columns, dotsP, dotsQ);
    }
    for (; k < p.length; k++) {
      for (int j = 0; j < width; j++) {
        dotsP[j] += p[k] * columns[k * width + j];
        dotsQ[j] += q[k] * columns[k * width + j];
      }
    }
  }

  private static void addFour(
      float[] p, float[] q, int k, float[] columns, float[] dotsP, float[] dotsQ) {
    float p0 = p[k];
    float p1 = p[k + 1];
    float p2 = p[k + 2];
    float p3 = p[k + 3];
    float q0 = q[k];
    float q1 = q[k + 1];
    float q2 = q[k + 2];
    float q3 = q[k + 3];
    int width = dotsP.length;
    int at = k * width;
    for (int j = 0; j < width; j++) {
      float c0 = columns[at + j];
      float c1 = columns[at + width + j];
      float c2 = columns[at + 2 * width + j];
      float c3 = columns[at + 3 * width + j];
      dotsP[j] += p0 * c0 + p1 * c1 + p2 * c2 + p3 * c3;
      dotsQ[j] += q0 * c0 + q1 * c1 + q2 * c2 + q3 * c3;
    }
  }
}
