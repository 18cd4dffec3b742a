package ai.deepware.face;

import ai.deepware.image.Interpolation;
import ai.deepware.image.PixelImage;
import java.util.Locale;

record CenterCrop(CropSpec crop, int side, int size) implements CropSpec {
  CenterCrop {
    if (side < 1 || size < 1 || Math.max(side, size) > FaceCropper.MAX_SIDE) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "sizes must be 1 to %d: %d, %d", FaceCropper.MAX_SIDE, side, size));
    }
  }

  @Override
  public PixelImage crop(FaceImage face, int width, int height) {
    return FaceCropper.center(crop.cut(face, side, side, Interpolation.BILINEAR), size);
  }

  @Override
  public String toString() {
    return crop + ", at " + side + " pixels, of these the inner " + size;
  }
}
