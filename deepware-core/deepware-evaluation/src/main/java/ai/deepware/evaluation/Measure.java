package ai.deepware.evaluation;

import java.util.EnumMap;
import java.util.Map;

/**
 * All metrics of one set of scores under any weights, in one pass each: what depends on a score
 * alone is computed once, so that a resample costs no logarithm and no sorting.
 */
final class Measure {
  /** The machine epsilon of doubles, to which scikit-learn clips probabilities. */
  private static final double EPSILON = Math.ulp(1.0);

  private final LabeledScores scores;
  private final double[] loss;
  private final int[] bins;
  private final int calledFake;

  Measure(LabeledScores scores, double threshold) {
    this.scores = scores;
    loss = new double[scores.size()];
    bins = new int[scores.size()];
    int above = 0;
    for (int i = 0; i < scores.size(); i++) {
      double right = scores.isFake(i) ? scores.score(i) : 1 - scores.score(i);
      loss[i] = -Math.log(Math.max(EPSILON, Math.min(1 - EPSILON, right)));
      bins[i] = Reliability.bin(scores.score(i));
      above += scores.score(i) >= threshold ? 1 : 0;
    }
    calledFake = above;
  }

  /**
   * Measures.
   *
   * @param weights how often each score counts, in order of rank
   * @return every metric, NaN where the weighted scores do not define it
   */
  Map<Metric, Double> weighted(int[] weights) {
    Map<Metric, Double> metrics = new EnumMap<>(Metric.class);
    long total = means(weights, metrics);
    metrics.put(Metric.EXPECTED_CALIBRATION_ERROR, calibrationError(weights, total));
    RankMetrics ranks = RankMetrics.of(scores, weights);
    metrics.put(Metric.AUC, ranks.auc());
    metrics.put(Metric.AVERAGE_PRECISION, ranks.averagePrecision());
    metrics.put(Metric.EQUAL_ERROR_RATE, ranks.equalErrorRate());
    metrics.put(Metric.TPR_AT_1_PERCENT_FPR, ranks.tprAt1Percent());
    return metrics;
  }

  private long means(int[] weights, Map<Metric, Double> metrics) {
    double losses = 0;
    double squares = 0;
    long right = 0;
    long total = 0;
    for (int i = 0; i < weights.length; i++) {
      int weight = weights[i];
      double error = scores.score(i) - (scores.isFake(i) ? 1 : 0);
      losses += weight * loss[i];
      squares += weight * error * error;
      right += scores.isFake(i) == i < calledFake ? weight : 0;
      total += weight;
    }
    // Without any score these divisions give NaN, as they should.
    metrics.put(Metric.LOG_LOSS, losses / total);
    metrics.put(Metric.BRIER, squares / total);
    metrics.put(Metric.ACCURACY, (double) right / total);
    return total;
  }

  private double calibrationError(int[] weights, long total) {
    double[] gaps = new double[Reliability.BINS];
    for (int i = 0; i < weights.length; i++) {
      gaps[bins[i]] += weights[i] * ((scores.isFake(i) ? 1 : 0) - scores.score(i));
    }
    double sum = 0;
    for (double gap : gaps) {
      sum += Math.abs(gap);
    }
    return sum / total;
  }
}
