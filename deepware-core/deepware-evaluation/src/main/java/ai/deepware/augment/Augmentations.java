package ai.deepware.augment;

import ai.deepware.image.ImageResizer;
import ai.deepware.image.Interpolation;
import ai.deepware.image.PixelImage;
import ai.deepware.picture.PictureFormat;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The augmentations, with fixed parameters; {@link Augmentation#uniform} draws parameters.
 *
 * @since 0.1
 */
public final class Augmentations {
  private Augmentations() {}

  /** {@return mirrors left and right, always} */
  public static Augmentation flip() {
    return (image, random) -> PixelMath.flip(image);
  }

  /**
   * Adds Gaussian noise, independent for each pixel and channel.
   *
   * @param deviation its standard deviation in levels of 0..255, at least 0
   * @return the augmentation
   * @throws IllegalArgumentException if the deviation is negative or not finite
   */
  public static Augmentation noise(double deviation) {
    check("deviation", deviation, 0, Double.MAX_VALUE);
    return (image, random) ->
        deviation == 0
            ? image
            : PixelMath.map(image, level -> level + deviation * random.nextGaussian());
  }

  /**
   * Blurs with a Gaussian; beyond the border the image goes on with its outermost pixels.
   *
   * @param sigma standard deviation of the Gaussian in pixels, [0,100]; cut off at 3 of them
   * @return the augmentation
   * @throws IllegalArgumentException if sigma is out of range
   */
  public static Augmentation blur(double sigma) {
    check("sigma", sigma, 0, 100);
    return (image, random) -> sigma == 0 ? image : GaussianBlur.blur(image, sigma);
  }

  /**
   * Changes brightness and contrast: {@code (level - 127.5) * contrast + 127.5 + 255 * brightness}.
   *
   * @param brightness what is added, as a share of the full range, [-1,1]; 0 changes nothing
   * @param contrast factor around mid gray, [0,10]; 1 changes nothing
   * @return the augmentation
   * @throws IllegalArgumentException if a value is out of range
   */
  public static Augmentation brightnessContrast(double brightness, double contrast) {
    check("brightness", brightness, -1, 1);
    check("contrast", contrast, 0, 10);
    return (image, random) ->
        PixelMath.map(image, level -> (level - 127.5) * contrast + 127.5 + 255 * brightness);
  }

  /**
   * Compresses as JPEG and decodes again, with 4:2:0 chroma.
   *
   * @param quality 1 to 100, as libjpeg's
   * @return the augmentation
   * @throws IllegalArgumentException if the quality is out of range
   */
  public static Augmentation jpeg(int quality) {
    check("quality", quality, 1, 100);
    return (image, random) -> recompress(image, quality);
  }

  private static PixelImage recompress(PixelImage image, int quality) {
    try {
      return PictureFormat.decode(PictureFormat.jpeg(image, quality));
    } catch (IOException e) {
      throw new UncheckedIOException("JPEG in memory: " + e.getMessage(), e);
    }
  }

  /**
   * Makes the image smaller, each target pixel the mean of its source pixels.
   *
   * @param factor of both sides, (0,1]; a side keeps at least 1 pixel
   * @return the augmentation
   * @throws IllegalArgumentException if the factor is out of range
   */
  public static Augmentation shrink(double factor) {
    check("factor", factor, Double.MIN_VALUE, 1);
    return (image, random) -> {
      int width = (int) Math.max(1, Math.round(image.width() * factor));
      int height = (int) Math.max(1, Math.round(image.height() * factor));
      return ImageResizer.resize(image, width, height, Interpolation.AREA);
    };
  }

  /**
   * Makes the image smaller and brings it back to its size, bilinearly, so that detail is lost.
   *
   * @param factor of both sides on the way, (0,1]
   * @return the augmentation
   * @throws IllegalArgumentException if the factor is out of range
   */
  public static Augmentation downUp(double factor) {
    Augmentation shrink = shrink(factor);
    return (image, random) -> {
      PixelImage small = shrink.apply(image, random);
      return ImageResizer.resize(
          small, image.width(), image.height(), Interpolation.PILLOW_BILINEAR);
    };
  }

  /**
   * Turns hues and scales saturation, in the plane of Cb and Cr (BT.601), so that luma stays but
   * where colors leave the range.
   *
   * @param degrees how far hues turn, [-180,180]; 0 changes nothing
   * @param saturation factor, [0,10]; 0 gives gray, 1 changes nothing
   * @return the augmentation
   * @throws IllegalArgumentException if a value is out of range
   */
  public static Augmentation hueSaturation(double degrees, double saturation) {
    check("degrees", degrees, -180, 180);
    check("saturation", saturation, 0, 10);
    double[] matrix = PixelMath.chromaMatrix(Math.toRadians(degrees), saturation);
    return (image, random) -> PixelMath.multiply(image, matrix);
  }

  private static void check(String name, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          "%s must be in [%s,%s]: %s".formatted(name, low, high, value));
    }
  }
}
