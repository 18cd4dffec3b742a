package ai.deepware.face;

import ai.deepware.image.PixelImage;

record SquareCrop(double margin) implements CropSpec {
  SquareCrop {
    FaceCropper.checkMargin(margin);
  }

  @Override
  public PixelImage crop(FaceImage face, int width, int height) {
    return FaceCropper.square(face.frame().image(), face.detection().box(), margin);
  }

  @Override
  public String toString() {
    return "square, margin " + margin;
  }
}
