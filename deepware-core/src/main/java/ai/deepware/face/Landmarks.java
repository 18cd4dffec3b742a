package ai.deepware.face;

import java.util.List;

/**
 * Five points of a face; left and right as seen in the image, not by the person.
 *
 * @param leftEye center of the eye on the image's left
 * @param rightEye center of the eye on the image's right
 * @param nose tip of the nose
 * @param leftMouth corner of the mouth on the image's left
 * @param rightMouth corner of the mouth on the image's right
 * @since 0.1
 */
public record Landmarks(
    Point leftEye, Point rightEye, Point nose, Point leftMouth, Point rightMouth) {

  /**
   * Makes landmarks from ten numbers.
   *
   * @param xy x and y of the five points in the order of the record
   * @return the landmarks
   * @throws IllegalArgumentException if there are not ten numbers
   */
  public static Landmarks of(double... xy) {
    if (xy.length != 10) {
      throw new IllegalArgumentException("5 landmarks need 10 numbers, not " + xy.length);
    }
    return new Landmarks(
        new Point(xy[0], xy[1]),
        new Point(xy[2], xy[3]),
        new Point(xy[4], xy[5]),
        new Point(xy[6], xy[7]),
        new Point(xy[8], xy[9]));
  }

  /** {@return the five points in the order of the record} */
  public List<Point> points() {
    return List.of(leftEye, rightEye, nose, leftMouth, rightMouth);
  }

  /**
   * Scales all coordinates.
   *
   * @param scaleX factor for x
   * @param scaleY factor for y
   * @return the scaled landmarks
   */
  public Landmarks scaled(double scaleX, double scaleY) {
    return new Landmarks(
        leftEye.scaled(scaleX, scaleY),
        rightEye.scaled(scaleX, scaleY),
        nose.scaled(scaleX, scaleY),
        leftMouth.scaled(scaleX, scaleY),
        rightMouth.scaled(scaleX, scaleY));
  }
}
