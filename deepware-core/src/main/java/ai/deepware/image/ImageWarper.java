package ai.deepware.image;

/**
 * Turns, scales and shifts images. Stateless and safe to use from several threads.
 *
 * @since 0.1
 */
public final class ImageWarper {
  private static final int BITS = 11;
  private static final int ONE = 1 << BITS;
  private static final int HALF = 1 << (2 * BITS - 1);

  private ImageWarper() {}

  /**
   * Draws an image through a transform: bilinear between the four nearest source pixels, without
   * antialiasing, black outside the source.
   *
   * <p>Integer coordinates are the centers of pixels on both sides, (0, 0) the center of the first,
   * as in OpenCV's {@code warpAffine}. Where that rounds positions to 1/32 pixel, this one keeps
   * 1/2048, so that the two may differ by a few levels at sharp edges.
   *
   * @param source the image
   * @param sourceToTarget where a position of the source comes to in the target
   * @param width pixels per row of the result, at least 1
   * @param height rows of the result, at least 1
   * @return the warped image
   * @throws IllegalArgumentException if a size is not positive, or the result too large for an
   *     array
   */
  public static PixelImage warp(
      PixelImage source, SimilarityTransform sourceToTarget, int width, int height) {
    PixelImage.checkSize(width, height);
    SimilarityTransform back = sourceToTarget.inverse();
    byte[] out = new byte[3 * width * height];
    for (int y = 0, to = 0; y < height; y++) {
      for (int x = 0; x < width; x++, to += 3) {
        double fromX = back.x(x, y);
        double fromY = back.y(x, y);
        if (fromX > -1 && fromX < source.width() && fromY > -1 && fromY < source.height()) {
          interpolate(source, fromX, fromY, out, to);
        }
      }
    }
    return PixelImage.of(width, height, out);
  }

  private static void interpolate(PixelImage source, double x, double y, byte[] out, int to) {
    // Shifted by one so that the cast, which rounds towards 0, rounds down.
    int left = (int) (x + 1) - 1;
    int top = (int) (y + 1) - 1;
    int right = (int) ((x - left) * ONE + 0.5);
    int lower = (int) ((y - top) * ONE + 0.5);
    byte[] in = source.rgb();
    int stride = 3 * source.width();
    int at = top * stride + 3 * left;
    if (left >= 0 && top >= 0 && left + 1 < source.width() && top + 1 < source.height()) {
      for (int c = 0; c < 3; c++, at++) {
        int above = (in[at] & 255) * (ONE - right) + (in[at + 3] & 255) * right;
        int below = (in[at + stride] & 255) * (ONE - right) + (in[at + stride + 3] & 255) * right;
        out[to + c] = (byte) ((above * (ONE - lower) + below * lower + HALF) >> (2 * BITS));
      }
      return;
    }
    for (int c = 0; c < 3; c++) {
      int above = value(source, left, top, c) * (ONE - right);
      above += value(source, left + 1, top, c) * right;
      int below = value(source, left, top + 1, c) * (ONE - right);
      below += value(source, left + 1, top + 1, c) * right;
      out[to + c] = (byte) ((above * (ONE - lower) + below * lower + HALF) >> (2 * BITS));
    }
  }

  private static int value(PixelImage image, int x, int y, int channel) {
    return x < 0 || y < 0 || x >= image.width() || y >= image.height()
        ? 0
        : image.rgb()[3 * (y * image.width() + x) + channel] & 255;
  }
}
