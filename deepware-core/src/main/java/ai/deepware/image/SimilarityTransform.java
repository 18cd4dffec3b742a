package ai.deepware.image;

import java.util.Locale;

/**
 * A map of the plane that turns, scales and shifts, but neither mirrors nor distorts:
 *
 * <pre>
 * x' = a * x - b * y + tx
 * y' = b * x + a * y + ty
 * </pre>
 *
 * @param a scale times cosine of the angle
 * @param b scale times sine of the angle
 * @param tx shift along x in pixels of the target
 * @param ty shift along y in pixels of the target
 * @since 0.1
 */
public record SimilarityTransform(double a, double b, double tx, double ty) {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if a value is not finite or the scale is 0
   */
  public SimilarityTransform {
    double square = a * a + b * b;
    if (!Double.isFinite(square + tx + ty) || square < Double.MIN_NORMAL) {
      throw new IllegalArgumentException(
          "a similarity needs finite values and a scale above 0: a %s b %s tx %s ty %s"
              .formatted(a, b, tx, ty));
    }
  }

  /**
   * Finds the transform that brings points closest to others, by the sum of squared distances.
   *
   * @param from x and y of each point, at least two points, not all the same
   * @param to x and y of the points they should come to, as many
   * @return the transform
   * @throws IllegalArgumentException if the counts do not fit, a number is not finite, or no such
   *     transform is defined: the points on one side are all the same, or do not correspond at all
   */
  public static SimilarityTransform fit(double[] from, double[] to) {
    if (from.length != to.length || from.length < 4 || from.length % 2 != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a fit needs the same number of points on both sides, at least two: %d and %d numbers",
              from.length,
              to.length));
    }
    double fromX = mean(from, 0);
    double fromY = mean(from, 1);
    double toX = mean(to, 0);
    double toY = mean(to, 1);
    double dot = 0;
    double cross = 0;
    double square = 0;
    for (int i = 0; i < from.length; i += 2) {
      double x = from[i] - fromX;
      double y = from[i + 1] - fromY;
      dot += x * (to[i] - toX) + y * (to[i + 1] - toY);
      cross += x * (to[i + 1] - toY) - y * (to[i] - toX);
      square += x * x + y * y;
    }
    if (!(square > 0)) {
      throw new IllegalArgumentException("no similarity fits points that are all the same");
    }
    double a = dot / square;
    double b = cross / square;
    return new SimilarityTransform(a, b, toX - a * fromX + b * fromY, toY - b * fromX - a * fromY);
  }

  private static double mean(double[] xy, int offset) {
    double sum = 0;
    for (int i = offset; i < xy.length; i += 2) {
      sum += xy[i];
    }
    return sum / (0.5 * xy.length);
  }

  /** {@return the transform that undoes this one} */
  public SimilarityTransform inverse() {
    double square = a * a + b * b;
    double inverseA = a / square;
    double inverseB = -b / square;
    return new SimilarityTransform(
        inverseA, inverseB, -inverseA * tx + inverseB * ty, -inverseB * tx - inverseA * ty);
  }

  /**
   * Maps a point.
   *
   * @param x x of the point
   * @param y y of the point
   * @return x of where it comes to
   */
  public double x(double x, double y) {
    return a * x - b * y + tx;
  }

  /**
   * Maps a point.
   *
   * @param x x of the point
   * @param y y of the point
   * @return y of where it comes to
   */
  public double y(double x, double y) {
    return b * x + a * y + ty;
  }

  /** {@return how many target pixels a source pixel becomes along a side, above 0} */
  public double scale() {
    return Math.hypot(a, b);
  }
}
