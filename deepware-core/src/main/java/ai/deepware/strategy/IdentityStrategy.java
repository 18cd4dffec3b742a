package ai.deepware.strategy;

import ai.deepware.face.Face;
import ai.deepware.model.Reproducible;
import ai.deepware.predict.DecisionThresholds;
import java.util.List;

/**
 * Step 5: gives one person a score. Safe to use from several threads.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface IdentityStrategy extends Reproducible {
  /**
   * Scores one person.
   *
   * @param faces the person's faces in order of time, at least one
   * @param thresholds what counts as real and as fake
   * @return the person's score, [0,1], 1 = fake; anything else ends the scan with an error
   */
  double score(List<Face> faces, DecisionThresholds thresholds);

  /**
   * {@return the default: the mean of the person's predictions without the lowest and the highest
   * tenth of them, each rounded down}
   *
   * <p>Monotone: raising the prediction of a face never lowers the score. The thresholds do not
   * matter.
   */
  static IdentityStrategy deepware() {
    return new DeepwareIdentityStrategy();
  }

  /**
   * {@return the reference's rule, bit for bit: if {@code int(0.9 * n)} of n faces are at or above
   * the threshold for fake, the mean of those; if as many are at or below that for real, the mean
   * of those; else the mean of all}
   *
   * <p>As in the reference the mean is NaN for a person of one single face below the threshold for
   * fake, and the threshold for real is {@code 1 - fake}, which for 0.8 is a little below 0.2. That
   * holds for any symmetric thresholds; of others each is taken as it is. Not monotone.
   */
  static IdentityStrategy reference() {
    return new ReferenceIdentityStrategy();
  }
}
