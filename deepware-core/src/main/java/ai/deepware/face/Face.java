package ai.deepware.face;

import java.util.Optional;

/**
 * One face of one frame in a result. All geometry is in pixels of the displayed frame at full size:
 * upright, square pixels, before any scaling. Immutable; made by {@link #of}, not for other
 * implementations.
 *
 * @since 0.1
 */
public sealed interface Face permits ScoredFace {
  /** {@return seconds since the video's first frame} */
  double time();

  /** {@return the box around the face} */
  Box box();

  /** {@return five points of the face, empty if the detector gave none} */
  Optional<Landmarks> landmarks();

  /** {@return how sure the detector was, [0,1]; the scale is the detector's own} */
  double detectionConfidence();

  /** {@return what the predictor says: a probability or an abstention, and where it sees traces} */
  Prediction prediction();

  /**
   * {@return the probability that this face is fake, [0,1], 1 = fake; every face that a strategy is
   * given has one}
   *
   * @throws IllegalStateException if the predictor abstained from this face
   */
  default double fakeProbability() {
    return prediction().fakeProbability();
  }

  /**
   * Makes a face.
   *
   * @param time seconds since the first frame
   * @param detection geometry in pixels of the displayed frame, and confidence
   * @param fakeProbability probability that the face is fake, [0,1]
   * @return the face
   * @throws IllegalArgumentException if the probability is not in [0,1]
   */
  static Face of(double time, Detection detection, double fakeProbability) {
    return of(time, detection, Prediction.of(fakeProbability));
  }

  /**
   * Makes a face.
   *
   * @param time seconds since the first frame
   * @param detection geometry in pixels of the displayed frame, and confidence
   * @param prediction what the predictor says
   * @return the face
   * @throws IllegalArgumentException if the probability is not in [0,1]
   */
  static Face of(double time, Detection detection, Prediction prediction) {
    return new ScoredFace(time, detection, prediction);
  }
}
