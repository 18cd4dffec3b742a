package ai.deepware.evaluation;

import ai.deepware.predict.DecisionThresholds;

/**
 * The final score of one video as a function of the thresholds, which the strategies use too. For
 * scores that do not depend on thresholds: {@code thresholds -> score}.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface ScoreAtThresholds {
  /**
   * Scores the video.
   *
   * @param thresholds what counts as real and as fake
   * @return the score at the end of a scan with these thresholds, [0,1], 1 = fake
   */
  double score(DecisionThresholds thresholds);
}
