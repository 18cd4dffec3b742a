package ai.deepware.image;

/**
 * Stretches the brightness of images. Stateless and safe to use from several threads.
 *
 * @since 0.1
 */
public final class PixelNormalizer {
  private PixelNormalizer() {}

  /**
   * Stretches the values of all three channels together so that the lowest becomes 0 and the
   * highest 255, as the reference does with every crop: OpenCV's {@code NORM_MINMAX}, bit for bit.
   * An image of one single value becomes black.
   *
   * @param image the image
   * @return the stretched image, the same one if it reaches from 0 to 255 already
   */
  public static PixelImage minMax(PixelImage image) {
    byte[] in = image.rgb();
    int low = 255;
    int high = 0;
    for (byte value : in) {
      low = Math.min(low, value & 255);
      high = Math.max(high, value & 255);
    }
    if (low == 0 && high == 255) {
      return image;
    }
    byte[] table = table(low, high);
    byte[] out = new byte[in.length];
    for (int i = 0; i < in.length; i++) {
      out[i] = table[in[i] & 255];
    }
    return PixelImage.of(image.width(), image.height(), out);
  }

  private static byte[] table(int low, int high) {
    byte[] table = new byte[256];
    double scale = high > low ? 255 * (1.0 / (high - low)) : 0;
    double shift = -low * scale;
    for (int value = low; value <= high; value++) {
      // OpenCV converts in single precision and rounds once.
      table[value] = (byte) Math.rint(Math.fma((float) value, (float) scale, (float) shift));
    }
    return table;
  }
}
