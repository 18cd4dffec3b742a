package ai.deepware.augment;

import ai.deepware.image.PixelImage;

/** A Gaussian blur, one direction after the other. */
final class GaussianBlur {
  private GaussianBlur() {}

  static PixelImage blur(PixelImage image, double sigma) {
    float[] kernel = kernel(sigma);
    int width = image.width();
    int height = image.height();
    float[] levels = new float[image.rgb().length];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = image.rgb()[i] & 255;
    }
    float[] vertical = new float[levels.length];
    convolve(levels, vertical, kernel, 0, 3 * width, height);
    float[] both = new float[levels.length];
    for (int row = 0; row < height; row++) {
      convolve(vertical, both, kernel, 3 * width * row, 3, width);
    }
    byte[] rgb = new byte[levels.length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = PixelMath.level(both[i]);
    }
    return PixelImage.of(width, height, rgb);
  }

  /** Half of the symmetric kernel, from its center. */
  private static float[] kernel(double sigma) {
    double[] half = new double[(int) Math.ceil(3 * sigma) + 1];
    double sum = 0;
    for (int i = 0; i < half.length; i++) {
      half[i] = Math.exp(-i * i / (2 * sigma * sigma));
      sum += i == 0 ? half[i] : 2 * half[i];
    }
    float[] kernel = new float[half.length];
    for (int i = 0; i < half.length; i++) {
      kernel[i] = (float) (half[i] / sum);
    }
    return kernel;
  }

  /**
   * Convolves a sequence of vectors: the rows of the image, or the pixels of one row.
   *
   * @param start where the first vector starts
   * @param size of a vector; the next one follows at once
   * @param count of the vectors
   */
  private static void convolve(
      float[] in, float[] out, float[] kernel, int start, int size, int count) {
    for (int at = 0; at < count; at++) {
      int to = start + size * at;
      for (int k = 0; k < kernel.length; k++) {
        int before = start + size * Math.max(0, at - k);
        int after = start + size * Math.min(count - 1, at + k);
        float weight = k == 0 ? kernel[0] / 2 : kernel[k];
        for (int i = 0; i < size; i++) {
          out[to + i] += weight * (in[before + i] + in[after + i]);
        }
      }
    }
  }
}
