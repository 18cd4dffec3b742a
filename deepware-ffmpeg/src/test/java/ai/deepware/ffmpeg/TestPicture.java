package ai.deepware.ffmpeg;

import ai.deepware.image.PixelImage;

/**
 * A picture that carries a number of 16 bits as black and white blocks across its upper third, over
 * a pattern that moves with the number.
 */
public final class TestPicture {
  private static final int BITS = 16;

  private TestPicture() {}

  /** {@return the picture of a number} */
  public static PixelImage of(int number, int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    for (int y = 0, at = 0; y < height; y++) {
      for (int x = 0; x < width; x++, at += 3) {
        int color = y < height / 3 ? bit(number, x * BITS / width) : pattern(x, y, number);
        rgb[at] = (byte) (color >> 16);
        rgb[at + 1] = (byte) (color >> 8);
        rgb[at + 2] = (byte) color;
      }
    }
    return PixelImage.of(width, height, rgb);
  }

  private static int bit(int number, int position) {
    return (number >> (BITS - 1 - position) & 1) == 1 ? 0xffffff : 0;
  }

  private static int pattern(int x, int y, int number) {
    int wave = (int) (127 + 100 * Math.sin((x + 3.0 * number) / 9) * Math.cos((y - number) / 11.0));
    return wave << 16 | (x * 5 + number * 7 & 255) << 8 | (y * 3 & 255);
  }

  /** {@return the number in a picture, scaled or lossy though it may be} */
  public static int number(PixelImage image) {
    int number = 0;
    int y = image.height() / 6;
    for (int i = 0; i < BITS; i++) {
      int x = (2 * i + 1) * image.width() / (2 * BITS);
      number = number << 1 | (image.pixel(x, y) >> 8 & 255) >> 7;
    }
    return number;
  }
}
