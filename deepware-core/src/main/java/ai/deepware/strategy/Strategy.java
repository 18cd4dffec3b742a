package ai.deepware.strategy;

import ai.deepware.identity.Identity;
import ai.deepware.model.Reproducible;
import ai.deepware.predict.Levels;
import java.util.List;

/** Step 6: gives the video its score. Safe to use from several threads. */
@FunctionalInterface
public interface Strategy extends Reproducible {
  /**
   * Scores one video.
   *
   * @param identities the persons with their scores, in order of their first appearance, at least
   *     one
   * @param levels what counts as real and as fake
   * @return the video's score, [0,1], 1 = fake; anything else ends the scan with an error
   */
  double score(List<Identity> identities, Levels levels);
}
