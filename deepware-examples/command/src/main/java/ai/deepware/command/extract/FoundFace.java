package ai.deepware.command.extract;

import ai.deepware.face.Box;
import ai.deepware.face.Detection;
import ai.deepware.face.FaceImage;
import ai.deepware.face.Landmarks;
import ai.deepware.face.Point;
import ai.deepware.frame.Frame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A face of a video as the manifest tells of it.
 *
 * @param time seconds since the video's first frame
 * @param detection geometry in pixels of the displayed frame at full size
 */
record FoundFace(double time, Detection detection) {
  /** The columns that {@link #values} fills. */
  static final List<String> COLUMNS =
      List.of(
          "time",
          "x",
          "y",
          "width",
          "height",
          "left_eye_x",
          "left_eye_y",
          "right_eye_x",
          "right_eye_y",
          "nose_x",
          "nose_y",
          "left_mouth_x",
          "left_mouth_y",
          "right_mouth_x",
          "right_mouth_y",
          "detection");

  static FoundFace of(FaceImage face) {
    Frame frame = face.frame();
    double scaleX = (double) frame.displayWidth() / frame.image().width();
    double scaleY = (double) frame.displayHeight() / frame.image().height();
    return new FoundFace(frame.time(), face.detection().scaled(scaleX, scaleY));
  }

  List<@Nullable Object> values() {
    List<@Nullable Object> values = new ArrayList<>();
    Box box = detection.box();
    values.add(number(time, 6));
    values.add(number(box.x(), 2));
    values.add(number(box.y(), 2));
    values.add(number(box.width(), 2));
    values.add(number(box.height(), 2));
    List<Point> points = detection.landmarks().map(Landmarks::points).orElse(List.of());
    for (Point point : points) {
      values.add(number(point.x(), 2));
      values.add(number(point.y(), 2));
    }
    if (points.isEmpty()) {
      values.addAll(Collections.nCopies(10, null));
    }
    values.add(number(detection.confidence(), 4));
    return values;
  }

  private static String number(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
