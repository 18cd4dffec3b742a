package ai.deepware.image;

/**
 * OpenCV's bilinear resize of 8-bit images, bit for bit.
 *
 * <p>Weights are rounded to 11 bits. Rows are interpolated to 19 bits first, then mixed in pairs;
 * the shifts below are those of OpenCV, which drops the lowest 4 bits before the vertical product.
 */
final class OpenCvBilinear {
  private static final int ONE = 1 << 11;

  private OpenCvBilinear() {}

  static PixelImage resize(PixelImage image, int width, int height) {
    return image.width() == 2 * width && image.height() == 2 * height
        ? halve(image)
        : interpolate(image, width, height);
  }

  private static PixelImage halve(PixelImage image) {
    int width = image.width() / 2;
    int height = image.height() / 2;
    int stride = 3 * image.width();
    byte[] in = image.rgb();
    byte[] out = new byte[3 * width * height];
    int to = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int from = 2 * y * stride + 6 * x;
        for (int c = 0; c < 3; c++, from++) {
          int upper = (in[from] & 255) + (in[from + 3] & 255);
          int lower = (in[from + stride] & 255) + (in[from + stride + 3] & 255);
          out[to++] = (byte) ((upper + lower + 2) >> 2);
        }
      }
    }
    return PixelImage.of(width, height, out);
  }

  private static PixelImage interpolate(PixelImage image, int width, int height) {
    Weights columns = new Weights(image.width(), width);
    Weights rows = new Weights(image.height(), height);
    int[] upper = new int[3 * width];
    int[] lower = new int[3 * width];
    int upperRow = -1;
    int lowerRow = -1;
    byte[] out = new byte[3 * width * height];
    for (int y = 0; y < height; y++) {
      int first = Math.max(rows.from[y], 0);
      int second = Math.min(rows.from[y] + 1, image.height() - 1);
      if (first != upperRow) {
        if (first == lowerRow) {
          int[] swapped = upper;
          upper = lower;
          lower = swapped;
          lowerRow = upperRow;
        } else {
          interpolateRow(image, first, columns, upper);
        }
        upperRow = first;
      }
      if (second != lowerRow) {
        interpolateRow(image, second, columns, lower);
        lowerRow = second;
      }
      mix(upper, lower, ONE - rows.second[y], rows.second[y], out, 3 * width * y);
    }
    return PixelImage.of(width, height, out);
  }

  private static void interpolateRow(PixelImage image, int row, Weights columns, int[] out) {
    byte[] in = image.rgb();
    int start = 3 * image.width() * row;
    int last = image.width() - 1;
    for (int x = 0, to = 0; to < out.length; x++, to += 3) {
      int left = columns.from[x];
      int weight = columns.second[x];
      if (left < 0 || left >= last) {
        left = left < 0 ? 0 : last;
        weight = 0;
      }
      int a = start + 3 * left;
      int b = left == last ? a : a + 3;
      int rest = ONE - weight;
      out[to] = (in[a] & 255) * rest + (in[b] & 255) * weight;
      out[to + 1] = (in[a + 1] & 255) * rest + (in[b + 1] & 255) * weight;
      out[to + 2] = (in[a + 2] & 255) * rest + (in[b + 2] & 255) * weight;
    }
  }

  private static void mix(int[] upper, int[] lower, int above, int below, byte[] out, int at) {
    for (int i = 0; i < upper.length; i++) {
      int sum = ((above * (upper[i] >> 4)) >> 16) + ((below * (lower[i] >> 4)) >> 16);
      out[at + i] = (byte) ((sum + 2) >> 2);
    }
  }

  /** For each target position: the first of two source positions, and the weight of the second. */
  private static final class Weights {
    final int[] from;
    final int[] second;

    Weights(int source, int target) {
      from = new int[target];
      second = new int[target];
      // Divided twice, and as a float, because OpenCV rounds there.
      double scale = 1 / ((double) target / source);
      for (int i = 0; i < target; i++) {
        float position = (float) ((i + 0.5) * scale - 0.5);
        from[i] = (int) Math.floor(position);
        second[i] = (int) Math.rint((position - from[i]) * ONE);
      }
    }
  }
}
