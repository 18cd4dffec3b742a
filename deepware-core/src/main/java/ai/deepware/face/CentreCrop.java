package ai.deepware.face;

import ai.deepware.image.Interpolation;
import ai.deepware.image.PixelImage;
import java.util.Locale;

record CentreCrop(CropSpec crop, int side, int size) implements CropSpec {
  CentreCrop {
    if (side < 1 || size < 1 || Math.max(side, size) > FaceCropper.MAX_SIDE) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "sizes must be 1 to %d: %d, %d", FaceCropper.MAX_SIDE, side, size));
    }
  }

  @Override
  public PixelImage crop(FaceImage face, int width, int height) {
    return FaceCropper.centre(crop.cut(face, side, side, Interpolation.BILINEAR), size);
  }
}
