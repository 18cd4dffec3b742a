package ai.deepware.strategy;

import ai.deepware.evidence.Evidence;
import ai.deepware.identity.Identity;
import ai.deepware.model.Reproducible;
import ai.deepware.predict.DecisionThresholds;
import java.util.List;

/**
 * Step 6: gives the video its score. Safe to use from several threads.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Strategy extends Reproducible {
  /**
   * Scores one video.
   *
   * @param identities the persons with their scores, in order of their first appearance, at least
   *     one
   * @param thresholds what counts as real and as fake
   * @return the video's score, [0,1], 1 = fake; anything else ends the scan with an error
   */
  double score(List<Identity> identities, DecisionThresholds thresholds);

  /**
   * Scores one video with a look at the evidence. A scan calls this. By default evidence stands
   * beside the score and does not change it.
   *
   * @param identities as for {@link #score(List, DecisionThresholds)}
   * @param evidence what the scanner's analyzers found, possibly none
   * @param thresholds what counts as real and as fake
   * @return as {@link #score(List, DecisionThresholds)}
   */
  default double score(
      List<Identity> identities, List<Evidence> evidence, DecisionThresholds thresholds) {
    return score(identities, thresholds);
  }

  /**
   * {@return the default: the lowest score if every person is at or below the threshold for real,
   * else the highest if a person is at or above the threshold for fake, else the mean; clipped to
   * [0.01,0.99]}
   *
   * <p>Monotone: raising a person's score never lowers the video's.
   */
  static Strategy deepware() {
    return new DeepwareStrategy();
  }

  /**
   * {@return the reference's rule, bit for bit: if a person is at or above the threshold for fake,
   * the highest score x, or {@code x - log10(x)} where the persons' scores are on average 0.35 or
   * more away from 0.5; else the lowest score where they are so far away, or the mean; clipped to
   * [0.01,0.99]}
   *
   * <p>Not monotone: it jumps from 0.8 to 0.897, and persons of 0.799 and 0.01 give 0.01. The level
   * for real does not matter.
   */
  static Strategy reference() {
    return new ReferenceStrategy();
  }
}
