package ai.deepware.strategy;

/**
 * A mean that rounding cannot make fall when a number rises: every single addition of numbers in
 * ascending order, the division and the bounds are monotone.
 */
final class SortedMean {
  private SortedMean() {}

  /** The mean of ascending numbers, between the first and the last; NaN of none. */
  static double of(double[] ascending) {
    if (ascending.length == 0) {
      return Double.NaN;
    }
    double sum = 0;
    for (double value : ascending) {
      sum += value;
    }
    double mean = sum / ascending.length;
    return Math.max(ascending[0], Math.min(ascending[ascending.length - 1], mean));
  }
}
