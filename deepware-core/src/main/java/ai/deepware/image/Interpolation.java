package ai.deepware.image;

/**
 * How an image is brought to another size. Networks see the difference, so the one that they were
 * trained with should be used.
 *
 * @since 0.1
 */
public enum Interpolation {
  /**
   * From the two nearest pixels in each direction, even where the image shrinks: OpenCV's {@code
   * INTER_LINEAR} for 8 bits with its fixed-point arithmetic of 11 bits, and its plain mean of 2x2
   * pixels where both sides are halved exactly.
   */
  BILINEAR,
  /**
   * The mean of the source pixels that a target pixel touches, all with the same weight, rounded
   * half up: PyTorch's adaptive average pooling, which the reference's MTCNN calls "area".
   */
  AREA,
  /**
   * From all source pixels below a triangle that widens as the image shrinks: Pillow's {@code
   * BILINEAR}.
   */
  PILLOW_BILINEAR,
  /**
   * From all source pixels below a cubic curve (a = -0.5) that widens as the image shrinks:
   * Pillow's {@code BICUBIC}.
   */
  PILLOW_BICUBIC
}
