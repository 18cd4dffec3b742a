package ai.deepware.face.internal;

import ai.deepware.face.Box;
import ai.deepware.face.Detection;
import ai.deepware.face.FakeMap;
import ai.deepware.face.Landmarks;
import ai.deepware.face.Point;
import ai.deepware.frame.Frame;
import ai.deepware.image.PixelImage;
import java.util.List;

/** How far frames are turned, clockwise, so that faces in them stand upright. */
public enum Turn {
  NONE(0),
  QUARTER(90),
  HALF(180),
  THREE_QUARTERS(270);

  private final int degrees;

  Turn(int degrees) {
    this.degrees = degrees;
  }

  /** {@return clockwise, 0, 90, 180 or 270} */
  public int degrees() {
    return degrees;
  }

  private boolean onItsSide() {
    return this == QUARTER || this == THREE_QUARTERS;
  }

  /**
   * Turns a frame.
   *
   * @param frame as it is
   * @return the frame, turned
   */
  public Frame apply(Frame frame) {
    if (this == NONE) {
      return frame;
    }
    int width = onItsSide() ? frame.displayHeight() : frame.displayWidth();
    int height = onItsSide() ? frame.displayWidth() : frame.displayHeight();
    return Frame.of(frame.time(), apply(frame.image()), width, height)
        .withFollowing(frame.following().stream().map(this::apply).toList());
  }

  private PixelImage apply(PixelImage image) {
    int w = image.width();
    int h = image.height();
    byte[] from = image.rgb();
    byte[] to = new byte[from.length];
    // Where the first pixel goes, and how far a step to the right and a step down lead from there.
    int start =
        switch (this) {
          case NONE -> 0;
          case QUARTER -> h - 1;
          case HALF -> w * h - 1;
          case THREE_QUARTERS -> h * (w - 1);
        };
    int right =
        switch (this) {
          case NONE -> 1;
          case QUARTER -> h;
          case HALF -> -1;
          case THREE_QUARTERS -> -h;
        };
    int down =
        switch (this) {
          case NONE -> w;
          case QUARTER -> -1;
          case HALF -> -w;
          case THREE_QUARTERS -> 1;
        };
    for (int y = 0, at = 0; y < h; y++) {
      int target = start + y * down;
      for (int x = 0; x < w; x++, target += right, at += 3) {
        to[3 * target] = from[at];
        to[3 * target + 1] = from[at + 1];
        to[3 * target + 2] = from[at + 2];
      }
    }
    return onItsSide() ? PixelImage.of(h, w, to) : PixelImage.of(w, h, to);
  }

  /**
   * Where a face lies in the frame as it was before.
   *
   * @param face in the turned frame
   * @param width of the turned frame, in the unit of the face
   * @param height of the turned frame
   * @return the face in the frame as it was
   */
  public Detection back(Detection face, double width, double height) {
    if (this == NONE) {
      return face;
    }
    Box box = back(face.box(), width, height);
    return face.landmarks()
        .map(points -> Detection.of(box, back(points, width, height), face.confidence()))
        .orElseGet(() -> Detection.of(box, face.confidence()));
  }

  /**
   * Where a map lies in the frame as it was before.
   *
   * @param map over the turned frame
   * @param width of the turned frame, in the unit of the map
   * @param height of the turned frame
   * @return the map over the frame as it was
   */
  public FakeMap back(FakeMap map, double width, double height) {
    if (this == NONE) {
      return map;
    }
    int columns = onItsSide() ? map.rows() : map.columns();
    int rows = onItsSide() ? map.columns() : map.rows();
    float[] values = new float[columns * rows];
    for (int row = 0; row < map.rows(); row++) {
      for (int column = 0; column < map.columns(); column++) {
        Point center = back(new Point(column + 0.5, row + 0.5), map.columns(), map.rows());
        values[((int) center.y()) * columns + (int) center.x()] = map.value(column, row);
      }
    }
    return FakeMap.of(back(map.region(), width, height), columns, rows, values);
  }

  private Box back(Box box, double width, double height) {
    Point one = back(new Point(box.x(), box.y()), width, height);
    Point other = back(new Point(box.x() + box.width(), box.y() + box.height()), width, height);
    return new Box(
        Math.min(one.x(), other.x()),
        Math.min(one.y(), other.y()),
        onItsSide() ? box.height() : box.width(),
        onItsSide() ? box.width() : box.height());
  }

  private Landmarks back(Landmarks landmarks, double width, double height) {
    List<Point> points =
        landmarks.points().stream().map(point -> back(point, width, height)).toList();
    return new Landmarks(points.get(0), points.get(1), points.get(2), points.get(3), points.get(4));
  }

  private Point back(Point point, double width, double height) {
    return switch (this) {
      case NONE -> point;
      case QUARTER -> new Point(point.y(), width - point.x());
      case HALF -> new Point(width - point.x(), height - point.y());
      case THREE_QUARTERS -> new Point(height - point.y(), point.x());
    };
  }
}
