package ai.deepware.image;

import java.util.Arrays;

/** The plain mean of the source pixels that a target pixel touches. */
final class AreaMean {
  private AreaMean() {}

  static PixelImage resize(PixelImage image, int width, int height) {
    byte[] in = image.rgb();
    int stride = 3 * image.width();
    int[] sums = new int[stride];
    byte[] out = new byte[3 * width * height];
    for (int y = 0; y < height; y++) {
      int top = start(y, image.height(), height);
      int bottom = end(y, image.height(), height);
      Arrays.fill(sums, 0);
      for (int row = top; row < bottom; row++) {
        for (int i = 0, at = row * stride; i < stride; i++) {
          sums[i] += in[at + i] & 255;
        }
      }
      meanOfColumns(sums, bottom - top, image.width(), width, out, 3 * width * y);
    }
    return PixelImage.of(width, height, out);
  }

  private static int start(int index, int source, int target) {
    return (int) ((long) index * source / target);
  }

  private static int end(int index, int source, int target) {
    return (int) (((index + 1L) * source + target - 1) / target);
  }

  private static void meanOfColumns(
      int[] sums, int rows, int source, int target, byte[] out, int at) {
    for (int x = 0; x < target; x++) {
      int left = start(x, source, target);
      int right = end(x, source, target);
      long red = 0;
      long green = 0;
      long blue = 0;
      for (int i = 3 * left; i < 3 * right; i += 3) {
        red += sums[i];
        green += sums[i + 1];
        blue += sums[i + 2];
      }
      long count = (long) rows * (right - left);
      out[at + 3 * x] = mean(red, count);
      out[at + 3 * x + 1] = mean(green, count);
      out[at + 3 * x + 2] = mean(blue, count);
    }
  }

  private static byte mean(long sum, long count) {
    return (byte) ((2 * sum + count) / (2 * count));
  }
}
