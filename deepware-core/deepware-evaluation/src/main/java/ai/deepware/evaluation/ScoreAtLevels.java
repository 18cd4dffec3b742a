package ai.deepware.evaluation;

import ai.deepware.predict.Levels;

/**
 * The final score of one video as a function of the levels, which the strategies use too. For
 * scores that do not depend on levels: {@code levels -> score}.
 */
@FunctionalInterface
public interface ScoreAtLevels {
  /**
   * Scores the video.
   *
   * @param levels what counts as real and as fake
   * @return the score at the end of a scan with these levels, [0,1], 1 = fake
   */
  double score(Levels levels);
}
