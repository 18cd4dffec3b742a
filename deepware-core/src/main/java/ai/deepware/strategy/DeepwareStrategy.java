package ai.deepware.strategy;

import ai.deepware.identity.Identity;
import ai.deepware.predict.DecisionThresholds;
import java.util.List;
import java.util.Map;

final class DeepwareStrategy implements Strategy {
  private static final double LOWEST = 0.01;
  private static final double HIGHEST = 0.99;

  @Override
  public double score(List<Identity> identities, DecisionThresholds thresholds) {
    double[] sorted = identities.stream().mapToDouble(Identity::score).sorted().toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double highest = sorted[sorted.length - 1];
    if (highest <= thresholds.real()) {
      return clip(sorted[0], thresholds);
    }
    return clip(highest >= thresholds.fake() ? highest : SortedMean.of(sorted), thresholds);
  }

  /** As the reference, but never across a level: a video's verdict is the one of its score. */
  private static double clip(double score, DecisionThresholds thresholds) {
    return Math.max(
        Math.min(LOWEST, thresholds.real()), Math.min(Math.max(HIGHEST, thresholds.fake()), score));
  }

  /** No video is certain: the reference's bounds. */
  static double clip(double score) {
    return Math.max(LOWEST, Math.min(HIGHEST, score));
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("name", "deepware");
  }
}
