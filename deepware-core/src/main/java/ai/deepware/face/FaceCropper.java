package ai.deepware.face;

import ai.deepware.image.ImageWarper;
import ai.deepware.image.PixelImage;
import ai.deepware.image.SimilarityTransform;
import java.util.List;
import java.util.Locale;

/**
 * Cuts faces out of frames; what lies beyond the frame is black. Stateless and safe to use from
 * several threads.
 *
 * @since 0.1
 */
public final class FaceCropper {
  /**
   * The largest side of a square crop in pixels, so that a detector's wild box cannot claim all the
   * memory: more than twice what a face that fills a frame of 1920 pixels takes.
   */
  public static final int MAX_SIDE = 8192;

  private static final double FARTHEST = 1e9;

  private FaceCropper() {}

  /**
   * Cuts a square around a box, with the reference's rounding: corners in single precision, {@code
   * size = (int) (longer side * margin)}, center rounded down to a pixel, and {@code size / 2}
   * pixels to each side of it. An odd size so loses a pixel; a size below 2 gives the one pixel at
   * the center.
   *
   * @param image the frame
   * @param box the face in pixels of the image; it may lie beyond it
   * @param margin how many times the box's longer side the square's side is, above 0; the reference
   *     takes 1.65
   * @return a square image
   * @throws IllegalArgumentException if the margin is not above 0 and finite, or the square's side
   *     would be above {@value #MAX_SIDE}
   */
  public static PixelImage square(PixelImage image, Box box, double margin) {
    checkMargin(margin);
    float x1 = bounded(box.x());
    float y1 = bounded(box.y());
    float x2 = bounded(box.x() + box.width());
    float y2 = bounded(box.y() + box.height());
    double size = Math.max(x2 - x1, y2 - y1) * margin;
    if (!(size < MAX_SIDE + 1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a crop of %s with margin %s is above the limit of %d pixels a side",
              box,
              margin,
              MAX_SIDE));
    }
    int half = (int) size / 2;
    int side = Math.max(1, 2 * half);
    int left = (int) Math.floor((x1 + x2) / 2) - half;
    int top = (int) Math.floor((y1 + y2) / 2) - half;
    return cut(image, left, top, side, side);
  }

  /**
   * Turns, scales and shifts a face so that its landmarks come close to given places: the
   * similarity transform of least squares, drawn as {@link ImageWarper} does.
   *
   * @param image the frame
   * @param landmarks the face's points in pixels of the image
   * @param template x and y of the places in pixels of the result, ten numbers in the order of
   *     {@link Landmarks}; an integer is the center of a pixel
   * @param width pixels per row of the result, at least 1
   * @param height rows of the result, at least 1
   * @return the aligned face
   * @throws IllegalArgumentException if the template has not ten numbers, the landmarks fit no
   *     similarity transform (they are all the same, or not finite), or the size is not positive
   */
  public static PixelImage align(
      PixelImage image, Landmarks landmarks, double[] template, int width, int height) {
    SimilarityTransform transform = SimilarityTransform.fit(numbers(landmarks.points()), template);
    return ImageWarper.warp(image, transform, width, height);
  }

  private static double[] numbers(List<Point> points) {
    double[] numbers = new double[2 * points.size()];
    for (int i = 0; i < points.size(); i++) {
      numbers[2 * i] = points.get(i).x();
      numbers[2 * i + 1] = points.get(i).y();
    }
    return numbers;
  }

  /**
   * Cuts a square out of an image's center, which narrows the margin of a crop.
   *
   * @param image the image; where it is smaller than the square, black fills the rest
   * @param size side of the square in pixels, at least 1; where the difference to the image's side
   *     is odd, the pixel more stays on the right and lower side
   * @return the square
   * @throws IllegalArgumentException if the size is not positive or too large for an array
   */
  public static PixelImage center(PixelImage image, int size) {
    int left = Math.floorDiv(image.width() - size, 2);
    int top = Math.floorDiv(image.height() - size, 2);
    return image.width() == size && image.height() == size
        ? image
        : cut(image, left, top, size, size);
  }

  static void checkMargin(double margin) {
    if (!(margin > 0) || Double.isInfinite(margin)) {
      throw new IllegalArgumentException("a margin must be above 0 and finite: " + margin);
    }
  }

  /** Keeps sums of coordinates within an int. */
  private static float bounded(double coordinate) {
    return (float) Math.max(-FARTHEST, Math.min(FARTHEST, coordinate));
  }

  private static PixelImage cut(PixelImage image, int left, int top, int width, int height) {
    PixelImage crop = PixelImage.filled(width, height, 0);
    int fromX = Math.max(left, 0);
    int fromY = Math.max(top, 0);
    int columns = Math.min(left + width, image.width()) - fromX;
    int rows = Math.min(top + height, image.height()) - fromY;
    for (int row = 0; columns > 0 && row < rows; row++) {
      int from = 3 * ((fromY + row) * image.width() + fromX);
      int to = 3 * ((fromY - top + row) * width + fromX - left);
      System.arraycopy(image.rgb(), from, crop.rgb(), to, 3 * columns);
    }
    return crop;
  }
}
