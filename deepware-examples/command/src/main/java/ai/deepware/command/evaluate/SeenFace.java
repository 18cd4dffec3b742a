package ai.deepware.command.evaluate;

import ai.deepware.face.Box;
import ai.deepware.face.Detection;
import ai.deepware.face.Face;

/**
 * A face that a model judged, as it is kept in a cache.
 *
 * @param time seconds since the first frame
 * @param x left edge of its box in pixels
 * @param y upper edge
 * @param width of its box
 * @param height of its box
 * @param detection how sure the detector was, [0,1]
 * @param fake P(fake), [0,1]
 * @param person the person's number, -1 for nobody
 */
public record SeenFace(
    double time,
    double x,
    double y,
    double width,
    double height,
    double detection,
    double fake,
    int person) {
  static final int NOBODY = -1;

  static SeenFace of(Face face, int person) {
    Box box = face.box();
    return new SeenFace(
        face.time(),
        box.x(),
        box.y(),
        box.width(),
        box.height(),
        face.detectionConfidence(),
        face.fakeProbability(),
        person);
  }

  Face face() {
    return Face.of(time, Detection.of(new Box(x, y, width, height), detection), fake);
  }

  double area() {
    return width * height;
  }

  SeenFace as(double otherTime, int otherPerson) {
    return new SeenFace(otherTime, x, y, width, height, detection, fake, otherPerson);
  }

  SeenFace scored(double otherFake) {
    return new SeenFace(time, x, y, width, height, detection, otherFake, person);
  }
}
