package ai.deepware;

import ai.deepware.image.PixelImage;
import java.util.Random;

/** Images for tests. */
public final class TestImages {
  private TestImages() {}

  /**
   * {@return an image of random values}
   *
   * @param random where they come from
   * @param width pixels per row
   * @param height rows
   */
  public static PixelImage noise(Random random, int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    random.nextBytes(rgb);
    return PixelImage.of(width, height, rgb);
  }

  /**
   * {@return an image whose pixels are all different and not black: red is the column, green the
   * row}
   *
   * @param width pixels per row, at most 256
   * @param height rows, at most 256
   */
  public static PixelImage positions(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    for (int i = 0; i < width * height; i++) {
      rgb[3 * i] = (byte) (i % width);
      rgb[3 * i + 1] = (byte) (i / width);
      rgb[3 * i + 2] = 1;
    }
    return PixelImage.of(width, height, rgb);
  }

  /**
   * {@return the pixel there, black outside}
   *
   * @param image the image
   * @param x column
   * @param y row
   */
  public static int pixelOrBlack(PixelImage image, int x, int y) {
    boolean inside = x >= 0 && y >= 0 && x < image.width() && y < image.height();
    return inside ? image.pixel(x, y) : 0;
  }

  /**
   * {@return an image from a part of a table's row}
   *
   * @param width pixels per row
   * @param height rows
   * @param row numbers
   * @param from where the image starts in the row
   */
  public static PixelImage fromRow(int width, int height, double[] row, int from) {
    byte[] rgb = new byte[3 * width * height];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) row[from + i];
    }
    return PixelImage.of(width, height, rgb);
  }
}
