package ai.deepware.strategy;

import ai.deepware.identity.Identity;
import ai.deepware.predict.DecisionThresholds;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

final class ReferenceStrategy implements Strategy {
  /** Mean distance from 0.5, doubled, from which on the reference is confident. */
  private static final double CONFIDENT = 0.7;

  @Override
  public double score(List<Identity> identities, DecisionThresholds thresholds) {
    double[] scores = identities.stream().mapToDouble(Identity::score).toArray();
    return DeepwareStrategy.clip(unclipped(scores, thresholds));
  }

  static double unclipped(double[] scores, DecisionThresholds thresholds) {
    double[] certainty = Arrays.stream(scores).map(s -> Math.abs(s - 0.5) * 2).toArray();
    boolean confident = NumPy.mean(certainty) >= CONFIDENT;
    double highest = Arrays.stream(scores).max().orElse(Double.NaN);
    if (highest >= thresholds.fake()) {
      return confident ? spread(highest, thresholds) : highest;
    }
    return confident ? Arrays.stream(scores).min().orElse(Double.NaN) : NumPy.mean(scores);
  }

  /** Moves what counts as fake towards 1. */
  static double spread(double score, DecisionThresholds thresholds) {
    return score >= thresholds.fake() ? score - Math.log10(score) : score;
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("name", "reference");
  }
}
