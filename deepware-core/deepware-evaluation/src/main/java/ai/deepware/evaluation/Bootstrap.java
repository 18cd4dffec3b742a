package ai.deepware.evaluation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Percentile bootstrap: the interval that holds the middle of a number's values over resamples of
 * the data. Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13.
 *
 * <p>Stratified: units of reals, of fakes, and units that have both are drawn separately, each as
 * often as there are units of its kind. So every resample has both classes if the data has, and
 * intervals are for the mix of classes that was measured. Deterministic by seed.
 *
 * @param resamples how often to draw, at least 1
 * @param confidence share of the values inside the interval, (0,1)
 * @param seed of the random numbers
 * @since 0.1
 */
public record Bootstrap(int resamples, double confidence, long seed) {
  private static final int DEFAULT_RESAMPLES = 1000;
  private static final double DEFAULT_CONFIDENCE = 0.95;
  private static final long DEFAULT_SEED = 1;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if a value is out of range
   */
  public Bootstrap {
    if (resamples < 1) {
      throw new IllegalArgumentException("resamples must be at least 1: " + resamples);
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must be in (0,1): " + confidence);
    }
  }

  /** {@return 1,000 resamples, 95 %, seed 1} */
  public static Bootstrap standard() {
    return new Bootstrap(DEFAULT_RESAMPLES, DEFAULT_CONFIDENCE, DEFAULT_SEED);
  }

  /**
   * Finds the intervals of several numbers at once.
   *
   * @param scores the data
   * @param numbers from how often each score counts, in order of rank, to the numbers
   * @param <K> names the numbers
   * @return one interval per number, around its value on the data as it is
   */
  <K> Map<K, Interval> intervals(LabeledScores scores, Function<int[], Map<K, Double>> numbers) {
    int[] weights = new int[scores.size()];
    Arrays.fill(weights, 1);
    Map<K, Double> values = numbers.apply(weights);
    Map<K, double[]> drawn = new LinkedHashMap<>();
    values.keySet().forEach(key -> drawn.put(key, new double[resamples]));
    Resampler resampler = new Resampler(scores, new SplittableRandom(seed));
    for (int r = 0; r < resamples; r++) {
      Map<K, Double> resample = numbers.apply(resampler.draw(weights));
      int at = r;
      drawn.forEach((key, all) -> all[at] = resample.getOrDefault(key, Double.NaN));
    }
    Map<K, Interval> intervals = new LinkedHashMap<>();
    drawn.forEach((key, all) -> intervals.put(key, around(values.get(key), all)));
    return intervals;
  }

  /**
   * The interval of a share of independent things, such as that of videos without a face.
   *
   * @param hits how many have the property
   * @param total of how many
   * @return the share and its interval; undefined of nothing
   * @throws IllegalArgumentException unless {@code 0 <= hits <= total}
   */
  public Interval share(int hits, int total) {
    if (hits < 0 || hits > total) {
      throw new IllegalArgumentException("no share: " + hits + " of " + total);
    }
    int[] each = new int[total];
    int[] ones = new int[total];
    Arrays.fill(each, 0, hits, 1);
    Arrays.fill(ones, 1);
    return share(each, ones);
  }

  /**
   * The interval of a share of things that belong to units, such as the frames of videos.
   *
   * @param hits how many of each unit have the property
   * @param totals of how many in that unit, in the same order
   * @return the share of all and its interval; undefined of nothing
   * @throws IllegalArgumentException if the lengths differ, or not {@code 0 <= hits <= total} for
   *     each unit
   */
  public Interval share(int[] hits, int[] totals) {
    if (hits.length != totals.length) {
      throw new IllegalArgumentException(hits.length + " units of " + totals.length);
    }
    for (int i = 0; i < hits.length; i++) {
      if (hits[i] < 0 || hits[i] > totals[i]) {
        throw new IllegalArgumentException("no share: " + hits[i] + " of " + totals[i]);
      }
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] drawn = new double[resamples];
    for (int r = 0; r < resamples; r++) {
      long hit = 0;
      long total = 0;
      for (int i = 0; i < hits.length; i++) {
        int unit = random.nextInt(hits.length);
        hit += hits[unit];
        total += totals[unit];
      }
      drawn[r] = (double) hit / total;
    }
    return around(
        (double) Arrays.stream(hits).asLongStream().sum()
            / Arrays.stream(totals).asLongStream().sum(),
        drawn);
  }

  /**
   * The interval of a mean of independent numbers.
   *
   * @param numbers the numbers, possibly none
   * @return their mean and its interval; undefined of nothing
   */
  public Interval mean(double[] numbers) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] drawn = new double[resamples];
    for (int r = 0; r < resamples; r++) {
      double sum = 0;
      for (int i = 0; i < numbers.length; i++) {
        sum += numbers[random.nextInt(numbers.length)];
      }
      drawn[r] = sum / numbers.length;
    }
    return around(Arrays.stream(numbers).average().orElse(Double.NaN), drawn);
  }

  private Interval around(@Nullable Double value, double[] drawn) {
    if (value == null || value.isNaN()) {
      return Interval.UNDEFINED;
    }
    Arrays.sort(drawn);
    double tail = (1 - confidence) / 2;
    return new Interval(value, quantile(drawn, tail), quantile(drawn, 1 - tail));
  }

  /** Linear interpolation between order statistics, the default of numpy and R (type 7). */
  private static double quantile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
