package ai.deepware.render;

import java.util.Arrays;

/**
 * A part of a frame with one person on it, at twice the frame's size in both directions.
 *
 * <p>Pixels are {@code 0xAARRGGBB}, alpha being the texture's; depth says whether one is covered.
 */
final class Layer {
  static final int OVERSAMPLING = 2;

  private final int left;
  private final int top;
  private final int width;
  private final int height;
  private final int[] pixels;
  private final float[] depth;

  /** Takes the edges in pixels of the frame. */
  Layer(int left, int top, int right, int bottom) {
    this.left = left;
    this.top = top;
    width = Math.max(0, right - left) * OVERSAMPLING;
    height = Math.max(0, bottom - top) * OVERSAMPLING;
    pixels = new int[width * height];
    depth = new float[width * height];
    Arrays.fill(depth, Float.NEGATIVE_INFINITY);
  }

  int left() {
    return left;
  }

  int top() {
    return top;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  int[] pixels() {
    return pixels;
  }

  float[] depth() {
    return depth;
  }

  boolean covered(int at) {
    return depth[at] > Float.NEGATIVE_INFINITY;
  }

  /** Puts the layer over a frame. */
  void onto(byte[] rgb, int frameWidth) {
    for (int y = 0; y < height / OVERSAMPLING; y++) {
      for (int x = 0; x < width / OVERSAMPLING; x++) {
        int at = 3 * ((top + y) * frameWidth + left + x);
        int first = OVERSAMPLING * (y * width + x);
        int hidden = 0;
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int i : new int[] {first, first + 1, first + width, first + width + 1}) {
          if (covered(i)) {
            red += Colors.red(pixels[i]);
            green += Colors.green(pixels[i]);
            blue += Colors.blue(pixels[i]);
          } else {
            hidden++;
          }
        }
        if (hidden < 4) {
          rgb[at] = (byte) ((red + hidden * (rgb[at] & 255) + 2) / 4);
          rgb[at + 1] = (byte) ((green + hidden * (rgb[at + 1] & 255) + 2) / 4);
          rgb[at + 2] = (byte) ((blue + hidden * (rgb[at + 2] & 255) + 2) / 4);
        }
      }
    }
  }
}
