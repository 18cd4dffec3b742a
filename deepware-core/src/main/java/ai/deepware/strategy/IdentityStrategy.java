package ai.deepware.strategy;

import ai.deepware.face.Face;
import ai.deepware.model.Reproducible;
import ai.deepware.predict.Levels;
import java.util.List;

/** Step 5: gives one person a score. Safe to use from several threads. */
@FunctionalInterface
public interface IdentityStrategy extends Reproducible {
  /**
   * Scores one person.
   *
   * @param faces the person's faces in order of time, at least one
   * @param levels what counts as real and as fake
   * @return the person's score, [0,1], 1 = fake; anything else ends the scan with an error
   */
  double score(List<Face> faces, Levels levels);
}
