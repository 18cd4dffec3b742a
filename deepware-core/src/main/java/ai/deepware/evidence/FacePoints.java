package ai.deepware.evidence;

import ai.deepware.face.Box;
import ai.deepware.face.FaceImage;
import ai.deepware.image.PixelImage;
import java.util.stream.IntStream;

/**
 * Where in a frame a face is compared with what surrounds it: points of the ellipse between brow
 * and chin, and points beside the head. Of large faces every second, third… pixel of a row and of a
 * column, so that no face takes longer than another.
 */
final class FacePoints {
  /** Pixels around a point that kernels reach. */
  static final int REACH = 6;

  /** About so many points across a face. */
  private static final int ACROSS = 100;

  /** The inner ellipse, in parts of the box: what every kind of swap replaces. */
  private static final double INNER_X = 0.36;

  private static final double INNER_Y = 0.38;
  private static final double LOWER = 0.04;

  /** Surroundings are farther from the center than so many times the box, up to its longer side. */
  private static final double OUTER = 0.75;

  private final int left;
  private final int top;
  private final int width;
  private final int height;
  private final int[] inner;
  private final int[] outer;

  private FacePoints(FaceImage face) {
    Box box = face.detection().box();
    PixelImage image = face.frame().image();
    double side = Math.max(box.width(), box.height());
    left = (int) Math.max(0, box.centerX() - side - REACH);
    top = (int) Math.max(0, box.centerY() - side - REACH);
    width = (int) Math.min(image.width(), box.centerX() + side + REACH) - left;
    height = (int) Math.min(image.height(), box.centerY() + side + REACH) - top;
    int step = (int) Math.max(1, Math.round(side / ACROSS));
    inner = points(step, (x, y) -> isInner(box, x, y));
    outer = points(step, (x, y) -> isOuter(box, x, y));
  }

  static FacePoints of(FaceImage face) {
    return new FacePoints(face);
  }

  @FunctionalInterface
  private interface Part {
    boolean has(double x, double y);
  }

  private static boolean isInner(Box box, double x, double y) {
    double dx = (x - box.centerX()) / (INNER_X * box.width());
    double dy = (y - box.centerY() - LOWER * box.height()) / (INNER_Y * box.height());
    return dx * dx + dy * dy < 1;
  }

  private static boolean isOuter(Box box, double x, double y) {
    return Math.abs(x - box.centerX()) > OUTER * box.width()
        || Math.abs(y - box.centerY()) > OUTER * box.height();
  }

  private int[] points(int step, Part part) {
    IntStream.Builder found = IntStream.builder();
    for (int y = REACH; y < height - REACH; y += step) {
      for (int x = REACH; x < width - REACH; x += step) {
        if (part.has(left + x, top + y)) {
          found.add(y * width + x);
        }
      }
    }
    return found.build().toArray();
  }

  /** {@return pixels in a row of the part that is looked at} */
  int width() {
    return width;
  }

  /** {@return indices in {@link #luma} of points of the face} */
  int[] inner() {
    return inner;
  }

  /** {@return indices in {@link #luma} of points around it} */
  int[] outer() {
    return outer;
  }

  /** {@return brightness of the part that is looked at, by ITU-R BT.601, 0 to 255} */
  float[] luma(PixelImage image) {
    byte[] rgb = image.rgb();
    float[] luma = new float[Math.max(0, width) * Math.max(0, height)];
    for (int y = 0, to = 0; y < height; y++) {
      int from = 3 * ((top + y) * image.width() + left);
      for (int x = 0; x < width; x++, from += 3) {
        luma[to++] =
            0.299f * (rgb[from] & 255)
                + 0.587f * (rgb[from + 1] & 255)
                + 0.114f * (rgb[from + 2] & 255);
      }
    }
    return luma;
  }
}
