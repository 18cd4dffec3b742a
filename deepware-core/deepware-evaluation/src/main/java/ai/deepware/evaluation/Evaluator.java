package ai.deepware.evaluation;

import java.util.Map;

/**
 * Measures labelled scores: every {@link Metric} with its bootstrap interval. Deterministic.
 *
 * @param threshold scores from this one on count as fake for the accuracy, [0,1]
 * @param bootstrap how intervals are found
 * @since 0.1
 */
public record Evaluator(double threshold, Bootstrap bootstrap) {
  private static final double DEFAULT_THRESHOLD = 0.5;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if the threshold is not in [0,1]
   */
  public Evaluator {
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException("the threshold must be in [0,1]: " + threshold);
    }
  }

  /** {@return threshold 0.5, 95 % intervals of 1,000 resamples} */
  public static Evaluator standard() {
    return new Evaluator(DEFAULT_THRESHOLD, Bootstrap.standard());
  }

  /**
   * Measures scores.
   *
   * @param scores the scores, possibly none
   * @return all metrics; undefined where the scores do not define them
   */
  public Evaluation evaluate(LabeledScores scores) {
    Measure measure = new Measure(scores, threshold);
    Map<Metric, Interval> metrics = bootstrap.intervals(scores, measure::weighted);
    return new Evaluation(scores.reals(), scores.fakes(), metrics);
  }
}
