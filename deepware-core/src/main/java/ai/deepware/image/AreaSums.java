package ai.deepware.image;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Sums of the pixels of a part of an image that the cells of a grid touch, for the plain mean of
 * each cell: from {@code floor(i * in / out)} to {@code ceil((i + 1) * in / out)}, as PyTorch's
 * adaptive average pooling has it. Cells may share pixels, and the grid may be finer than them. Not
 * for several threads.
 *
 * @since 0.1
 */
public final class AreaSums {
  private final PixelImage image;
  private final int left;
  private final int top;
  private final int height;
  private final int rows;
  private final int[] starts;
  private final int[] ends;
  private final int[] sumsOfColumns;
  private final long[] sums;

  /**
   * Makes a grid.
   *
   * @param image the image
   * @param left the part's left edge in pixels, within the image as all of the part
   * @param top its upper edge
   * @param width its width
   * @param height its height
   * @param columns cells in a row of the grid, at least 1
   * @param rows rows of the grid, at least 1
   */
  public AreaSums(
      PixelImage image, int left, int top, int width, int height, int columns, int rows) {
    this.image = image;
    this.left = left;
    this.top = top;
    this.height = height;
    this.rows = rows;
    this.starts = IntStream.range(0, columns).map(x -> start(x, width, columns)).toArray();
    this.ends = IntStream.range(0, columns).map(x -> end(x, width, columns)).toArray();
    this.sumsOfColumns = new int[3 * width];
    this.sums = new long[3 * columns];
  }

  /**
   * Adds up a row of the grid.
   *
   * @param row the row, from 0
   * @return red, green and blue of each cell, one after the other; the array is used again
   */
  public long[] row(int row) {
    int[] columns = sumsOfColumns;
    sumColumns(columns, start(row, height, rows), end(row, height, rows));
    for (int x = 0; x < starts.length; x++) {
      long red = 0;
      long green = 0;
      long blue = 0;
      int to = 3 * ends[x];
      for (int i = 3 * starts[x]; i < to; i += 3) {
        red += columns[i];
        green += columns[i + 1];
        blue += columns[i + 2];
      }
      sums[3 * x] = red;
      sums[3 * x + 1] = green;
      sums[3 * x + 2] = blue;
    }
    return sums;
  }

  private void sumColumns(int[] columns, int from, int to) {
    Arrays.fill(columns, 0);
    byte[] rgb = image.rgb();
    for (int y = from; y < to; y++) {
      int at = 3 * ((top + y) * image.width() + left);
      for (int i = 0; i < columns.length; i++) {
        columns[i] += rgb[at + i] & 255;
      }
    }
  }

  /**
   * {@return how many pixels a cell touches}
   *
   * @param column the cell's column, from 0
   * @param row its row, from 0
   */
  public long count(int column, int row) {
    int high = end(row, height, rows) - start(row, height, rows);
    return (long) high * (ends[column] - starts[column]);
  }

  private static int start(int index, int in, int out) {
    return (int) ((long) index * in / out);
  }

  private static int end(int index, int in, int out) {
    return (int) (((index + 1L) * in + out - 1) / out);
  }
}
