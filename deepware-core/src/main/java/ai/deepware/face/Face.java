package ai.deepware.face;

import java.util.Optional;

/**
 * One face of one frame in a result. All geometry is in pixels of the displayed frame at full size:
 * upright, square pixels, before any scaling. Immutable.
 */
public interface Face {
  /** {@return seconds since the video's first frame} */
  double time();

  /** {@return the box around the face} */
  Box box();

  /** {@return five points of the face, empty if the detector gave none} */
  Optional<Landmarks> landmarks();

  /** {@return how sure the detector was, [0,1]} */
  double detection();

  /** {@return the probability that this face is fake, [0,1], 1 = fake} */
  double fake();

  /**
   * Makes a face.
   *
   * @param time seconds since the first frame
   * @param detection geometry in pixels of the displayed frame, and confidence
   * @param fake probability that the face is fake, [0,1]
   * @return the face
   * @throws IllegalArgumentException if the probability is not in [0,1]
   */
  static Face of(double time, Detection detection, double fake) {
    return new ScoredFace(time, detection, fake);
  }
}
