package ai.deepware.image;

import java.util.Locale;
import java.util.Objects;

/**
 * An image of 8-bit RGB pixels: three bytes a pixel, red first, rows from top to bottom without
 * padding.
 *
 * <p>The array is shared, not copied, in both directions: whoever makes an image from an array, or
 * reads its array, must not write to it afterwards. Used that way an image is immutable and safe to
 * use from several threads.
 *
 * @since 0.1
 */
public final class PixelImage {
  private final int width;
  private final int height;
  private final byte[] rgb;

  private PixelImage(int width, int height, byte[] rgb) {
    this.width = width;
    this.height = height;
    this.rgb = rgb;
  }

  /**
   * Wraps an array of pixels.
   *
   * @param width pixels per row, at least 1
   * @param height number of rows, at least 1
   * @param rgb {@code width * height * 3} bytes, which the image takes over
   * @return the image
   * @throws IllegalArgumentException if a size is not positive or does not match the array
   */
  public static PixelImage of(int width, int height, byte[] rgb) {
    checkSize(width, height);
    if (rgb.length != 3 * width * height) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "an image of %dx%d needs %d bytes, not %d",
              width,
              height,
              3 * width * height,
              rgb.length));
    }
    return new PixelImage(width, height, rgb);
  }

  static void checkSize(int width, int height) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("image size must be positive: " + width + "x" + height);
    }
    if ((long) width * height > Integer.MAX_VALUE / 3) {
      throw new IllegalArgumentException("image too large: " + width + "x" + height);
    }
  }

  /**
   * Makes an image of one color.
   *
   * @param width pixels per row, at least 1
   * @param height number of rows, at least 1
   * @param color {@code 0xRRGGBB}
   * @return the image
   * @throws IllegalArgumentException if a size is not positive or too large for an array
   */
  public static PixelImage filled(int width, int height, int color) {
    checkSize(width, height);
    byte[] rgb = new byte[3 * width * height];
    for (int i = 0; i < rgb.length; i += 3) {
      rgb[i] = (byte) (color >> 16);
      rgb[i + 1] = (byte) (color >> 8);
      rgb[i + 2] = (byte) color;
    }
    return of(width, height, rgb);
  }

  /** {@return the number of pixels in a row} */
  public int width() {
    return width;
  }

  /** {@return the number of rows} */
  public int height() {
    return height;
  }

  /**
   * {@return the pixels themselves, not a copy: red, green, blue, row by row; not to be written}
   */
  public byte[] rgb() {
    return rgb;
  }

  /**
   * Reads one pixel; for tests and small work, loops read {@link #rgb()}.
   *
   * @param x column, from 0
   * @param y row, from 0
   * @return {@code 0xRRGGBB}
   * @throws IndexOutOfBoundsException if the pixel is outside the image
   */
  public int pixel(int x, int y) {
    int at = 3 * (Objects.checkIndex(y, height) * width + Objects.checkIndex(x, width));
    return (rgb[at] & 255) << 16 | (rgb[at + 1] & 255) << 8 | (rgb[at + 2] & 255);
  }

  @Override
  public String toString() {
    return "PixelImage[" + width + "x" + height + "]";
  }
}
