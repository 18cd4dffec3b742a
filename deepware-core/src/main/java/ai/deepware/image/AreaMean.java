package ai.deepware.image;

/** The plain mean of the source pixels that a target pixel touches. */
final class AreaMean {
  private AreaMean() {}

  static PixelImage resize(PixelImage image, int width, int height) {
    AreaSums area = new AreaSums(image, 0, 0, image.width(), image.height(), width, height);
    byte[] out = new byte[3 * width * height];
    for (int y = 0; y < height; y++) {
      long[] sums = area.row(y);
      int at = 3 * width * y;
      for (int x = 0; x < width; x++) {
        long count = area.count(x, y);
        for (int i = 3 * x; i < 3 * x + 3; i++) {
          out[at + i] = mean(sums[i], count);
        }
      }
    }
    return PixelImage.of(width, height, out);
  }

  private static byte mean(long sum, long count) {
    return (byte) ((2 * sum + count) / (2 * count));
  }
}
