package ai.deepware.face;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where on a face a predictor sees traces of a fake: a grid of values over a region. Immutable.
 *
 * @since 0.1
 */
public final class FakeMap {
  private final Box region;
  private final int columns;
  private final int rows;
  private final float[] values;

  private FakeMap(Box region, int columns, int rows, float[] values) {
    this.region = region;
    this.columns = columns;
    this.rows = rows;
    this.values = values;
  }

  /**
   * Makes a map.
   *
   * @param region what the grid covers: from a predictor in pixels of the frame's image, in a
   *     result in pixels of the displayed frame at full size
   * @param columns cells from left to right, at least 1
   * @param rows cells from top to bottom, at least 1
   * @param values one per cell, row by row from the top left, [0,1], 1 = fake; copied
   * @return the map
   * @throws IllegalArgumentException if the number of values is wrong, or one is not in [0,1]
   */
  public static FakeMap of(Box region, int columns, int rows, float... values) {
    Objects.requireNonNull(region, "region");
    if (columns < 1 || rows < 1 || (long) columns * rows != values.length) {
      throw new IllegalArgumentException(
          "a map of " + columns + " columns and " + rows + " rows with " + values.length);
    }
    for (float value : values) {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException("a map's values must be in [0,1]: " + value);
      }
    }
    return new FakeMap(region, columns, rows, values.clone());
  }

  /** {@return what the grid covers, in pixels} */
  public Box region() {
    return region;
  }

  /** {@return cells from left to right} */
  public int columns() {
    return columns;
  }

  /** {@return cells from top to bottom} */
  public int rows() {
    return rows;
  }

  /**
   * Looks up a cell.
   *
   * @param column from 0 at the left
   * @param row from 0 at the top
   * @return how much of a fake is seen there, [0,1], 1 = fake
   * @throws IndexOutOfBoundsException if there is no such cell
   */
  public float value(int column, int row) {
    return values[Objects.checkIndex(row, rows) * columns + Objects.checkIndex(column, columns)];
  }

  /**
   * Scales the region.
   *
   * @param scaleX factor for x, above 0
   * @param scaleY factor for y, above 0
   * @return the same values over the scaled region
   */
  public FakeMap scaled(double scaleX, double scaleY) {
    return new FakeMap(region.scaled(scaleX, scaleY), columns, rows, values);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FakeMap map
        && map.region.equals(region)
        && map.columns == columns
        && map.rows == rows
        && Arrays.equals(map.values, values);
  }

  @Override
  public int hashCode() {
    return Objects.hash(region, columns, rows, Arrays.hashCode(values));
  }
}
