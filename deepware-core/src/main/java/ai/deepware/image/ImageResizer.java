package ai.deepware.image;

/**
 * Brings images to another size. Stateless and safe to use from several threads.
 *
 * @since 0.1
 */
public final class ImageResizer {
  private ImageResizer() {}

  /**
   * Resizes an image; each side is scaled on its own.
   *
   * @param image the image
   * @param width pixels per row of the result, at least 1
   * @param height rows of the result, at least 1
   * @param interpolation how
   * @return the resized image, the same one if it has that size already
   * @throws IllegalArgumentException if a size is not positive, or the result too large for an
   *     array
   */
  public static PixelImage resize(
      PixelImage image, int width, int height, Interpolation interpolation) {
    PixelImage.checkSize(width, height);
    if (image.width() == width && image.height() == height) {
      return image;
    }
    return switch (interpolation) {
      case BILINEAR -> OpenCvBilinear.resize(image, width, height);
      case AREA -> AreaMean.resize(image, width, height);
      case PILLOW_BILINEAR -> PillowResampling.resize(image, width, height, PillowFilter.TRIANGLE);
      case PILLOW_BICUBIC -> PillowResampling.resize(image, width, height, PillowFilter.CUBIC);
    };
  }
}
