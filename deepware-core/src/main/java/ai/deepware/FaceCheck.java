package ai.deepware;

import ai.deepware.face.Box;
import ai.deepware.face.Detection;
import ai.deepware.face.FaceCropper;
import ai.deepware.face.Landmarks;
import ai.deepware.face.Point;
import ai.deepware.image.PixelImage;

/**
 * Tells what can be a face of a frame from what cannot, so that one wild detection costs neither
 * the memory of a giant crop nor the scan.
 */
final class FaceCheck {
  /** A face at the edge reaches beyond the frame, but not by more than its frame is long. */
  private static final double REACH = 2;

  /** Pixels; there is nothing to see in less. */
  private static final double LEAST_SIDE = 1;

  private FaceCheck() {}

  static boolean isPossible(Detection detection, PixelImage image) {
    Box box = detection.box();
    double longest = Math.max(image.width(), image.height());
    double side = Math.max(box.width(), box.height());
    double shorter = Math.min(box.width(), box.height());
    // Half of the largest crop, which leaves room for any margin up to 2.
    return shorter >= LEAST_SIDE
        && side <= Math.min(REACH * longest, FaceCropper.MAX_SIDE / 2.0)
        && box.x() < image.width()
        && box.y() < image.height()
        && box.x() + box.width() > 0
        && box.y() + box.height() > 0
        && detection.landmarks().map(points -> arePossible(points, box)).orElse(true);
  }

  /** Near the box, and not all in one place. */
  private static boolean arePossible(Landmarks landmarks, Box box) {
    double reach = REACH * Math.max(box.width(), box.height());
    double spread = 0;
    Point first = landmarks.leftEye();
    for (Point point : landmarks.points()) {
      boolean near =
          Math.abs(point.x() - box.centerX()) <= reach
              && Math.abs(point.y() - box.centerY()) <= reach;
      if (!near) {
        return false;
      }
      spread = Math.max(spread, Math.hypot(point.x() - first.x(), point.y() - first.y()));
    }
    return spread > 1e-3 * reach;
  }
}
