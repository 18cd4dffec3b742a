package ai.deepware.face;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A face as a detector sees it, in pixels of {@link ai.deepware.frame.Frame#image()}. Immutable.
 *
 * @since 0.1
 */
public final class Detection {
  private final Box box;
  private final @Nullable Landmarks landmarks;
  private final double confidence;

  private Detection(Box box, @Nullable Landmarks landmarks, double confidence) {
    this.box = Objects.requireNonNull(box, "box");
    this.landmarks = landmarks;
    this.confidence = confidence;
  }

  /**
   * Makes a detection of a detector that has no landmarks.
   *
   * @param box around the face
   * @param confidence how sure the detector is, [0,1]; the scale is the detector's own
   * @return the detection
   */
  public static Detection of(Box box, double confidence) {
    return new Detection(box, null, confidence);
  }

  /**
   * Makes a detection.
   *
   * @param box around the face
   * @param landmarks five points
   * @param confidence how sure the detector is, [0,1]; the scale is the detector's own
   * @return the detection
   */
  public static Detection of(Box box, Landmarks landmarks, double confidence) {
    return new Detection(box, Objects.requireNonNull(landmarks, "landmarks"), confidence);
  }

  /** {@return the box around the face} */
  public Box box() {
    return box;
  }

  /** {@return five points, empty from a detector that has none} */
  public Optional<Landmarks> landmarks() {
    return Optional.ofNullable(landmarks);
  }

  /** {@return how sure the detector is, [0,1]; the scale is the detector's own} */
  public double confidence() {
    return confidence;
  }

  /**
   * Scales the geometry.
   *
   * @param scaleX factor for x, above 0
   * @param scaleY factor for y, above 0
   * @return the scaled detection
   */
  public Detection scaled(double scaleX, double scaleY) {
    return new Detection(
        box.scaled(scaleX, scaleY),
        landmarks == null ? null : landmarks.scaled(scaleX, scaleY),
        confidence);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Detection face
        && face.box.equals(box)
        && Objects.equals(face.landmarks, landmarks)
        && Double.compare(face.confidence, confidence) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(box, landmarks, confidence);
  }

  @Override
  public String toString() {
    return "face at " + box + ", confidence " + confidence;
  }
}
