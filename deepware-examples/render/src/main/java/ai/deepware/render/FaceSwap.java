package ai.deepware.render;

/** Blends the face of one layer into another, as face-swapping programs do. */
final class FaceSwap {
  private FaceSwap() {}

  /** Replaces the inner face of {@code target} by that of {@code source}, of the same place. */
  static void blend(Layer target, Layer source) {
    double[] from = statistics(source, target);
    double[] to = statistics(target, source);
    int[] pixels = target.pixels();
    for (int i = 0; i < pixels.length; i++) {
      int share = share(target, source, i);
      if (share > 0) {
        int soft = softened(source, i);
        int matched =
            Colors.of(
                matched(Colors.red(soft), from, to, 0),
                matched(Colors.green(soft), from, to, 1),
                matched(Colors.blue(soft), from, to, 2));
        pixels[i] = Colors.mix(pixels[i] & 0xffffff, matched, share / 255.0);
      }
    }
  }

  private static int share(Layer target, Layer source, int at) {
    if (!target.covered(at) || !source.covered(at)) {
      return 0;
    }
    return Math.min(Colors.alpha(target.pixels()[at]), Colors.alpha(source.pixels()[at]));
  }

  /** A swapped face was generated at a lower resolution. */
  private static int softened(Layer layer, int at) {
    int width = layer.width();
    int[] p = layer.pixels();
    if (at < width + 1 || at + width + 1 >= p.length) {
      return p[at];
    }
    return Colors.mean(
        Colors.mean(p[at], p[at - 1], p[at + 1], p[at]),
        Colors.mean(p[at - width], p[at - width - 1], p[at - width + 1], p[at]),
        Colors.mean(p[at + width], p[at + width - 1], p[at + width + 1], p[at]),
        p[at]);
  }

  private static double matched(int value, double[] from, double[] to, int channel) {
    double spread = Math.min(1.6, to[3 + channel] / Math.max(1, from[3 + channel]));
    return to[channel] + (value - from[channel]) * spread;
  }

  /** Means and standard deviations of the three channels where both layers show the inner face. */
  private static double[] statistics(Layer layer, Layer other) {
    double[] sums = new double[6];
    long count = 0;
    for (int i = 0; i < layer.pixels().length; i++) {
      if (share(layer, other, i) > 128) {
        int pixel = layer.pixels()[i];
        count++;
        for (int c = 0; c < 3; c++) {
          int value = (pixel >> (16 - 8 * c)) & 255;
          sums[c] += value;
          sums[3 + c] += value * value;
        }
      }
    }
    for (int c = 0; c < 3 && count > 0; c++) {
      sums[c] /= count;
      sums[3 + c] = Math.sqrt(Math.max(0, sums[3 + c] / count - sums[c] * sums[c]));
    }
    return sums;
  }
}
