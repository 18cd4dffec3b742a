package ai.deepware.evaluation;

/**
 * A number with its confidence interval.
 *
 * @param value the number, NaN where it is not defined
 * @param low lower end, NaN where the number is
 * @param high upper end, NaN where the number is
 * @since 0.1
 */
public record Interval(double value, double low, double high) {
  /** A number that is not defined. */
  public static final Interval UNDEFINED = new Interval(Double.NaN, Double.NaN, Double.NaN);

  /** {@return whether there is a number} */
  public boolean defined() {
    return !Double.isNaN(value);
  }
}
