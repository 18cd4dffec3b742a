package ai.deepware.neighbors;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Finds all pairs of vectors with a large inner product, exactly, without a matrix of all pairs: it
 * compares block with block, and memory grows with the number of vectors alone.
 *
 * <p>One block of vectors is held by columns, so that the innermost loop runs over neighboring
 * numbers of many vectors at once and the compiler can use vector instructions. Safe to use from
 * several threads, as long as nobody changes the vectors.
 *
 * @since 0.1
 */
public final class NeighborSearch {
  private static final int BLOCK = 512;

  /** Rows compared with a block before the next piece of work: some milliseconds of it. */
  private static final int ROWS = 2048;

  private final int size;
  private final int length;
  private final float[][] rows;

  /** What to do with a pair; called from several threads at once. */
  public interface PairVisitor {
    /**
     * Takes a pair.
     *
     * @param first the smaller number
     * @param second the larger number
     * @param product their inner product in single precision, which rounds
     */
    void pair(int first, int second, float product);
  }

  /**
   * Takes vectors as they are.
   *
   * @param rows all of one length; not copied, and not to be changed while pairs are visited
   */
  public NeighborSearch(float[][] rows) {
    this.rows = rows;
    size = rows.length;
    length = size == 0 ? 0 : rows[0].length;
  }

  /**
   * Copies vectors and brings them to length 1.
   *
   * @param vectors all of one length, none of them zero
   * @return the copies
   * @throws IllegalArgumentException if one is empty, of another length, all zero or not finite;
   *     the message tells which
   */
  public static float[][] units(List<float[]> vectors) {
    float[][] units = new float[vectors.size()][];
    for (int i = 0; i < units.length; i++) {
      units[i] = unit(vectors.get(i), i, vectors.get(0).length);
    }
    return units;
  }

  private static float[] unit(float[] vector, int index, int length) {
    double norm = norm(vector);
    if (vector.length != length || !(norm > 0) || Double.isInfinite(norm)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "embedding %d must have %d finite numbers, not all zero",
              index,
              length));
    }
    float[] unit = new float[length];
    for (int k = 0; k < length; k++) {
      unit[k] = (float) (vector[k] / norm);
    }
    return unit;
  }

  private static double norm(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares);
  }

  /**
   * Works the cosine distance out in double precision, for pairs too near a limit for single.
   *
   * @param a a vector
   * @param b another of its length
   * @return the distance, [0,2] but for rounding
   */
  public static double distance(float[] a, float[] b) {
    double normA = norm(a);
    double normB = norm(b);
    double dot = 0;
    for (int k = 0; k < a.length; k++) {
      dot += a[k] / normA * (b[k] / normB);
    }
    return 1 - dot;
  }

  /**
   * Visits each pair whose inner product is at least {@code least} once, the smaller number first,
   * on all cores. Of vectors of length 1 the product is 1 less their cosine distance.
   *
   * @param least the smallest product of interest
   * @param visitor takes the pairs, from several threads at once and in any order
   * @param checkpoint called by this thread now and then; what it throws ends the search
   * @throws java.util.concurrent.CompletionException if the visitor threw in another thread
   */
  public void visitPairs(float least, PairVisitor visitor, Runnable checkpoint) {
    int blocks = (size + BLOCK - 1) / BLOCK;
    int[] firstPiece = new int[blocks + 1];
    for (int block = 0; block < blocks; block++) {
      int rowsBefore = Math.min(size, (block + 1) * BLOCK);
      firstPiece[block + 1] = firstPiece[block] + (rowsBefore + ROWS - 1) / ROWS;
    }
    SharedWork.run(
        firstPiece[blocks],
        piece -> {
          int found = Arrays.binarySearch(firstPiece, piece);
          int block = found >= 0 ? found : -found - 2;
          visit(block * BLOCK, (piece - firstPiece[block]) * ROWS, least, visitor);
        },
        checkpoint);
  }

  private void visit(int start, int from, float least, PairVisitor visitor) {
    int width = Math.min(BLOCK, size - start);
    int end = Math.min(start + width, from + ROWS);
    float[][] columns = columns(start, width);
    float[] dots = new float[width];
    for (int row = from; row < end; row++) {
      dots(rows[row], columns, dots);
      visit(row, dots, start, least, visitor);
    }
  }

  private static void visit(int row, float[] dots, int start, float least, PairVisitor visitor) {
    for (int j = Math.max(0, row + 1 - start); j < dots.length; j++) {
      if (dots[j] >= least) {
        visitor.pair(row, start + j, dots[j]);
      }
    }
  }

  private float[][] columns(int start, int width) {
    float[][] columns = new float[length][width];
    for (int j = 0; j < width; j++) {
      for (int k = 0; k < length; k++) {
        columns[k][j] = rows[start + j][k];
      }
    }
    return columns;
  }

  private static void dots(float[] row, float[][] columns, float[] dots) {
    Arrays.fill(dots, 0);
    int k = 0;
    for (; k + 4 <= row.length; k += 4) {
      addFour(
          columns[k],
          columns[k + 1],
          columns[k + 2],
          columns[k + 3],
          row[k],
          row[k + 1],
          row[k + 2],
          row[k + 3],
          dots);
    }
    for (; k < row.length; k++) {
      float[] column = columns[k];
      for (int j = 0; j < dots.length; j++) {
        dots[j] += row[k] * column[j];
      }
    }
  }

  /**
   * One sum at a time, from arrays of their own and all from index 0: only so does the JVM make
   * vector instructions of it, five times as fast.
   */
  private static void addFour(
      float[] c0,
      float[] c1,
      float[] c2,
      float[] c3,
      float r0,
      float r1,
      float r2,
      float r3,
      float[] dots) {
    for (int j = 0; j < dots.length; j++) {
      dots[j] += r0 * c0[j] + r1 * c1[j] + r2 * c2[j] + r3 * c3[j];
    }
  }
}
