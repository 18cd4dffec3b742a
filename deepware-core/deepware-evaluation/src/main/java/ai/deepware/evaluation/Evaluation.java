package ai.deepware.evaluation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What labelled scores amount to.
 *
 * @param real the number of scores of reals
 * @param fake the number of scores of fakes
 * @param metrics every metric, in the order of {@link Metric}
 * @since 0.1
 */
public record Evaluation(int real, int fake, Map<Metric, Interval> metrics) {
  /**
   * Copies the map.
   *
   * @throws IllegalArgumentException if a metric is missing
   */
  public Evaluation {
    if (metrics.size() != Metric.values().length) {
      throw new IllegalArgumentException("metrics are missing: only " + metrics.keySet());
    }
    metrics = Collections.unmodifiableMap(new EnumMap<>(metrics));
  }

  /**
   * Reads one metric.
   *
   * @param metric which one
   * @return its value and interval
   */
  public Interval metric(Metric metric) {
    Interval interval = metrics.get(metric);
    return interval == null ? Interval.UNDEFINED : interval;
  }
}
