package ai.deepware.predict;

import ai.deepware.face.FaceImage;
import ai.deepware.face.Prediction;
import ai.deepware.frame.VideoInfo;
import ai.deepware.model.Reproducible;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Step 3: tells how likely faces are fake.
 *
 * <p>Implementations are safe to use from several threads. They cut the face out of the frame as
 * their network needs it, for example with {@link ai.deepware.face.FaceCropper}. In a test one line
 * is enough:
 *
 * <pre>{@code
 * FacePredictor predictor = FacePredictor.ofEach(face -> 0.93);
 * }</pre>
 *
 * @since 0.1
 */
@FunctionalInterface
public interface FacePredictor extends Reproducible {
  /**
   * Predicts a batch of faces, which may come from several frames.
   *
   * @param faces at least one face
   * @return one prediction per face, in order of the faces: a probability in [0,1], 1 = fake, or an
   *     abstention; anything else ends the scan with an error
   */
  List<Prediction> predict(List<FaceImage> faces);

  /**
   * Starts a video. For predictors that look at more than one frame; others leave it as it is.
   *
   * @param video what is known of the video
   * @return what judges the faces of this video, by default this predictor; the scan closes it
   */
  default VideoPredictor open(VideoInfo video) {
    return this::predict;
  }

  /**
   * {@return how many faces this predictor likes to get at a time, at least 1, which is the
   * default; the scan collects so many from several frames where memory allows, and gives fewer at
   * the end of a video and more where one frame has more}
   */
  default int preferredBatch() {
    return 1;
  }

  /** {@return the thresholds that this predictor was calibrated for, empty by default} */
  default Optional<DecisionThresholds> thresholds() {
    return Optional.empty();
  }

  /**
   * Makes a predictor of a function over one face.
   *
   * @param probability gives P(fake) of a face, [0,1], 1 = fake; safe to use from several threads
   * @return the predictor
   */
  static FacePredictor ofEach(ToDoubleFunction<FaceImage> probability) {
    return faces ->
        faces.stream().map(face -> Prediction.of(probability.applyAsDouble(face))).toList();
  }

  /**
   * Makes a predictor of a function over a batch of faces.
   *
   * @param probabilities gives P(fake) of each face, in order of the faces, each in [0,1], 1 =
   *     fake; safe to use from several threads
   * @return the predictor
   */
  static FacePredictor ofBatch(Function<List<FaceImage>, double[]> probabilities) {
    return faces -> Arrays.stream(probabilities.apply(faces)).mapToObj(Prediction::of).toList();
  }

  /**
   * Makes one predictor of several: the mean of their logits, as the reference does.
   *
   * <p>A probability of 0 or 1 counts as the nearest that single precision can tell from it, so
   * that no member alone decides ({@link Prediction#logit}). Where a member returns NaN or a value
   * outside [0,1] the result is NaN. Members that abstain from a face do not count for it; where
   * all do, the ensemble abstains with the first one's reason. Maps are those of the first member
   * that has one. Thresholds are the {@linkplain DecisionThresholds#mean mean} of the members',
   * with {@link DecisionThresholds#STANDARD} for one that has none; none if no member has any.
   *
   * @param members at least one predictor; the caller closes them
   * @return the ensemble
   * @throws IllegalArgumentException if there is no member
   */
  static FacePredictor ensemble(List<? extends FacePredictor> members) {
    return new EnsemblePredictor(members);
  }
}
