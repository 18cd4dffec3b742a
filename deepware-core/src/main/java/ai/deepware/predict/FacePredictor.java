package ai.deepware.predict;

import ai.deepware.face.FaceImage;
import ai.deepware.model.Reproducible;
import java.util.List;
import java.util.Optional;

/**
 * Step 3: tells how likely faces are fake.
 *
 * <p>Implementations are safe to use from several threads. They cut the face out of the frame as
 * their network needs it, for example with {@link ai.deepware.face.FaceCropper}.
 */
@FunctionalInterface
public interface FacePredictor extends Reproducible {
  /**
   * Predicts a batch of faces, which may come from several frames.
   *
   * @param faces at least one face
   * @return P(fake) per face, in order of the faces, each in [0,1], 1 = fake; anything else ends
   *     the scan with an error
   */
  double[] predict(List<FaceImage> faces);

  /** {@return the levels that this predictor was calibrated for, empty by default} */
  default Optional<Levels> levels() {
    return Optional.empty();
  }

  /**
   * Makes one predictor of several: the mean of their logits, as the reference does.
   *
   * <p>Probabilities are moved into [1e-7, 1 - 1e-7] first, about what single precision can tell
   * from 0 and 1, so that no member alone decides. Where a member returns NaN or a value outside
   * [0,1] the result is NaN. Levels are the {@linkplain Levels#mean mean} of the members', with
   * {@link Levels#STANDARD} for one that has none; none if no member has any.
   *
   * @param members at least one predictor; the caller closes them
   * @return the ensemble
   * @throws IllegalArgumentException if there is no member
   */
  static FacePredictor ensemble(List<FacePredictor> members) {
    return new EnsemblePredictor(members);
  }
}
