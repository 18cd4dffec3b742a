package ai.deepware.face;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A face as a detector sees it, in pixels of {@link ai.deepware.frame.Frame#image()}.
 *
 * @param box around the face
 * @param landmarks five points, or null from a detector that has none
 * @param confidence how sure the detector is, [0,1]; the scale is the detector's own
 */
public record Detection(Box box, @Nullable Landmarks landmarks, double confidence) {
  /**
   * Makes a detection.
   *
   * @throws NullPointerException if there is no box
   */
  public Detection {
    Objects.requireNonNull(box, "box");
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
}
