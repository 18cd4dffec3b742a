package ai.deepware.face;

import ai.deepware.image.ImageResizer;
import ai.deepware.image.Interpolation;
import ai.deepware.image.PixelImage;
import ai.deepware.image.PixelNormalizer;
import java.util.List;

/**
 * Which part of a frame a network wants to see of a face. Immutable and safe to use from several
 * threads; its {@code toString} says all of it, for settings.
 *
 * @since 0.1
 */
public sealed interface CropSpec permits SquareCrop, AlignedCrop, NormalizedCrop, CenterCrop {
  /**
   * Cuts the face out, before it is brought to the network's input size.
   *
   * @param face the face in its frame
   * @param width columns of the network's input, for a crop that is drawn in that size at once
   * @param height rows of the network's input
   * @return the crop, of any size
   * @throws IllegalArgumentException if the crop needs landmarks and the detection has none, or
   *     none that make sense, or if the crop's side would be above {@link FaceCropper#MAX_SIDE}
   */
  PixelImage crop(FaceImage face, int width, int height);

  /**
   * Cuts the face out and brings it to the network's input size.
   *
   * @param face the face in its frame
   * @param width columns of the result, at least 1
   * @param height rows of the result, at least 1
   * @param interpolation how a crop of another size is resized
   * @return an image of that size
   * @throws IllegalArgumentException as {@link #crop} does, or if a size is not positive
   */
  default PixelImage cut(FaceImage face, int width, int height, Interpolation interpolation) {
    return ImageResizer.resize(crop(face, width, height), width, height, interpolation);
  }

  /**
   * A square around the detection's box.
   *
   * @param margin side of the square over the box's longer side, above 0; the reference takes 1.65
   * @return the crop
   * @throws IllegalArgumentException if the margin is not above 0 and finite
   * @see FaceCropper#square
   */
  static CropSpec square(double margin) {
    return new SquareCrop(margin);
  }

  /**
   * The face turned, scaled and shifted so that its landmarks come to given places, drawn bilinear
   * in the size of the network's input at once.
   *
   * @param template five places in units of the crop: (0, 0) to (1, 1), multiplied by its width and
   *     height, in the order of {@link Landmarks}
   * @return the crop
   * @throws IllegalArgumentException if there are not five finite places, or two are the same
   * @see FaceCropper#align
   */
  static CropSpec aligned(List<Point> template) {
    return new AlignedCrop(template, false);
  }

  /**
   * Like {@link #aligned}, but drawn at about the size that the face has in the frame, and then
   * resized with the interpolation that {@link #cut} is given, as the detector GenD (Yermakov et
   * al., WACV 2026) does. That size is the mean, over all pairs of landmarks, of their distance
   * over that of their places in the template.
   *
   * @param template as for {@link #aligned}
   * @return the crop
   * @throws IllegalArgumentException if there are not five finite places, or two are the same
   */
  static CropSpec alignedThenResized(List<Point> template) {
    return new AlignedCrop(template, true);
  }

  /**
   * {@return this crop with its brightness stretched to 0..255, before it is resized}
   *
   * @see PixelNormalizer#minMax
   */
  default CropSpec normalized() {
    return new NormalizedCrop(this);
  }

  /**
   * The center of this crop after it was resized bilinear, as the reference takes the input of its
   * embedder out of that of its predictor: of {@code square(1.65).normalized()} resized to 380 the
   * inner 276.
   *
   * @param side size that this crop is brought to, in pixels, at least 1
   * @param size side of the center that is cut from it, in pixels, at least 1
   * @return the crop
   * @throws IllegalArgumentException if a size is not in 1 to {@link FaceCropper#MAX_SIDE}
   */
  default CropSpec center(int side, int size) {
    return new CenterCrop(this, side, size);
  }
}
