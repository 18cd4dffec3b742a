package ai.deepware.image;

import java.util.Arrays;

/**
 * Pillow's antialiased resampling of 8-bit images, bit for bit: along rows first, rounded to 8
 * bits, then along columns; weights of 22 bits after the point; a direction that keeps its size is
 * left alone. Pillow 13 takes columns first where an image becomes wider and lower; this is Pillow
 * up to 12.
 */
final class PillowResampling {
  private static final int BITS = 22;
  private static final int HALF = 1 << (BITS - 1);

  private PillowResampling() {}

  static PixelImage resize(PixelImage image, int width, int height, PillowFilter filter) {
    PixelImage wide = image.width() == width ? image : columns(image, width, filter);
    return wide.height() == height ? wide : rows(wide, height, filter);
  }

  private static PixelImage columns(PixelImage image, int width, PillowFilter filter) {
    Weights weights = new Weights(image.width(), width, filter);
    PixelImage.checkSize(width, image.height());
    byte[] in = image.rgb();
    byte[] out = new byte[3 * width * image.height()];
    for (int y = 0; y < image.height(); y++) {
      int start = 3 * image.width() * y;
      for (int x = 0, to = 3 * width * y; x < width; x++, to += 3) {
        int red = HALF;
        int green = HALF;
        int blue = HALF;
        int from = start + 3 * weights.first[x];
        for (int k = weights.size * x, end = k + weights.count[x]; k < end; k++, from += 3) {
          int weight = weights.values[k];
          red += (in[from] & 255) * weight;
          green += (in[from + 1] & 255) * weight;
          blue += (in[from + 2] & 255) * weight;
        }
        out[to] = clip(red);
        out[to + 1] = clip(green);
        out[to + 2] = clip(blue);
      }
    }
    return PixelImage.of(width, image.height(), out);
  }

  private static PixelImage rows(PixelImage image, int height, PillowFilter filter) {
    Weights weights = new Weights(image.height(), height, filter);
    int stride = 3 * image.width();
    byte[] in = image.rgb();
    byte[] out = new byte[stride * height];
    int[] sums = new int[stride];
    for (int y = 0; y < height; y++) {
      Arrays.fill(sums, HALF);
      for (int k = 0; k < weights.count[y]; k++) {
        int weight = weights.values[weights.size * y + k];
        addRow(in, stride * (weights.first[y] + k), weight, sums);
      }
      for (int i = 0; i < stride; i++) {
        out[stride * y + i] = clip(sums[i]);
      }
    }
    return PixelImage.of(image.width(), height, out);
  }

  private static void addRow(byte[] in, int at, int weight, int[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += (in[at + i] & 255) * weight;
    }
  }

  private static byte clip(int sum) {
    return (byte) Math.max(0, Math.min(255, sum >> BITS));
  }

  /** For each target position: the first source position, their count, and {@code size} weights. */
  private static final class Weights {
    final int size;
    final int[] first;
    final int[] count;
    final int[] values;

    Weights(int source, int target, PillowFilter filter) {
      double scale = (double) source / target;
      double widening = Math.max(1, scale);
      double support = filter.support * widening;
      size = (int) Math.ceil(support) * 2 + 1;
      first = new int[target];
      count = new int[target];
      values = new int[Math.multiplyExact(size, target)];
      for (int i = 0; i < target; i++) {
        double center = (i + 0.5) * scale;
        first[i] = Math.max(0, (int) (center - support + 0.5));
        count[i] = Math.min(source, (int) (center + support + 0.5)) - first[i];
        fill(i, center, 1 / widening, filter);
      }
    }

    private void fill(int target, double center, double narrowing, PillowFilter filter) {
      double[] curve = new double[count[target]];
      double sum = 0;
      for (int k = 0; k < curve.length; k++) {
        curve[k] = filter.at((k + first[target] - center + 0.5) * narrowing);
        sum += curve[k];
      }
      for (int k = 0; k < curve.length; k++) {
        double weight = curve[k] / sum * (1 << BITS);
        values[size * target + k] = (int) (weight < 0 ? weight - 0.5 : weight + 0.5);
      }
    }
  }
}
