package ai.deepware.face;

import ai.deepware.image.PixelImage;
import ai.deepware.image.PixelNormalizer;

record NormalizedCrop(CropSpec crop) implements CropSpec {
  @Override
  public PixelImage crop(FaceImage face, int width, int height) {
    return PixelNormalizer.minMax(crop.crop(face, width, height));
  }

  @Override
  public String toString() {
    return crop + ", stretched to 0..255";
  }
}
