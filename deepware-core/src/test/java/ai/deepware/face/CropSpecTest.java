package ai.deepware.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.deepware.TestImages;
import ai.deepware.frame.Frame;
import ai.deepware.image.ImageResizer;
import ai.deepware.image.Interpolation;
import ai.deepware.image.PixelImage;
import ai.deepware.image.PixelNormalizer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CropSpecTest {
  private static final PixelImage IMAGE = TestImages.noise(new Random(6), 200, 160);
  private static final Box BOX = new Box(60, 50, 40, 50);
  private static final Landmarks LANDMARKS = Landmarks.of(70, 65, 90, 65, 80, 75, 72, 88, 88, 88);
  private static final List<Point> TEMPLATE =
      List.of(
          new Point(0.3, 0.3),
          new Point(0.7, 0.3),
          new Point(0.5, 0.5),
          new Point(0.35, 0.75),
          new Point(0.65, 0.75));

  private static final FaceImage FACE =
      new FaceImage(Frame.of(0, IMAGE), Detection.of(BOX, LANDMARKS, 1));
  private static final FaceImage WITHOUT_LANDMARKS =
      new FaceImage(Frame.of(0, IMAGE), Detection.of(BOX, 1));

  @Test
  void cutsASquareAndResizesIt() {
    PixelImage cut = CropSpec.square(1.2).cut(FACE, 33, 34, Interpolation.PILLOW_BICUBIC);
    PixelImage expected =
        ImageResizer.resize(
            FaceCropper.square(IMAGE, BOX, 1.2), 33, 34, Interpolation.PILLOW_BICUBIC);
    assertThat(cut.rgb()).isEqualTo(expected.rgb());
  }

  @Test
  void stretchesBrightnessBeforeResizing() {
    PixelImage cut = CropSpec.square(1.2).normalized().cut(FACE, 33, 33, Interpolation.BILINEAR);
    PixelImage expected =
        ImageResizer.resize(
            PixelNormalizer.minMax(FaceCropper.square(IMAGE, BOX, 1.2)),
            33,
            33,
            Interpolation.BILINEAR);
    assertThat(cut.rgb()).isEqualTo(expected.rgb());
  }

  @Test
  void cutsTheCenterOutOfAnotherCrop() {
    CropSpec whole = CropSpec.square(1.65).normalized();
    PixelImage cut = whole.center(380, 276).cut(FACE, 160, 160, Interpolation.PILLOW_BILINEAR);
    PixelImage expected =
        ImageResizer.resize(
            FaceCropper.center(whole.cut(FACE, 380, 380, Interpolation.BILINEAR), 276),
            160,
            160,
            Interpolation.PILLOW_BILINEAR);
    assertThat(cut.rgb()).isEqualTo(expected.rgb());
  }

  @Test
  void alignsInTheSizeOfTheInputAtOnce() {
    PixelImage cut = CropSpec.aligned(TEMPLATE).cut(FACE, 60, 80, Interpolation.BILINEAR);
    double[] template = {18, 24, 42, 24, 30, 40, 21, 60, 39, 60};
    assertThat(cut.rgb()).isEqualTo(FaceCropper.align(IMAGE, LANDMARKS, template, 60, 80).rgb());
  }

  @Test
  void alignsInItsOwnSizeAndResizesThen() {
    // A face that fits the template exactly when its unit is 50 pixels.
    Landmarks exact = Landmarks.of(75, 65, 95, 65, 85, 75, 77.5, 87.5, 92.5, 87.5);
    FaceImage face = new FaceImage(Frame.of(0, IMAGE), Detection.of(BOX, exact, 1));
    CropSpec spec = CropSpec.alignedThenResized(TEMPLATE);
    PixelImage own = spec.crop(face, 224, 224);
    assertThat(own.width()).isEqualTo(50);
    assertThat(own.height()).isEqualTo(50);
    assertThat(own.pixel(7, 9)).isEqualTo(IMAGE.pixel(60 + 7, 50 + 9));
    assertThat(spec.cut(face, 224, 224, Interpolation.PILLOW_BICUBIC).rgb())
        .isEqualTo(ImageResizer.resize(own, 224, 224, Interpolation.PILLOW_BICUBIC).rgb());
  }

  @Test
  void saysThatTheDetectorGivesNoLandmarks() {
    for (CropSpec spec :
        List.of(CropSpec.aligned(TEMPLATE), CropSpec.alignedThenResized(TEMPLATE).normalized())) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> spec.cut(WITHOUT_LANDMARKS, 9, 9, Interpolation.BILINEAR))
          .withMessageContaining("landmarks");
    }
    assertThat(CropSpec.square(1).cut(WITHOUT_LANDMARKS, 9, 9, Interpolation.AREA).width())
        .isEqualTo(9);
  }

  @Test
  void refusesLandmarksThatWouldTakeAllMemory() {
    Landmarks wild = Landmarks.of(0, 0, 1e7, 0, 5e6, 5e6, 0, 1e7, 1e7, 1e7);
    Landmarks nan = Landmarks.of(0, 0, Double.NaN, 0, 5, 5, 0, 1, 1, 1);
    for (Landmarks landmarks : List.of(wild, nan)) {
      FaceImage face = new FaceImage(Frame.of(0, IMAGE), Detection.of(BOX, landmarks, 1));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> CropSpec.alignedThenResized(TEMPLATE).crop(face, 9, 9));
    }
  }

  @Test
  void refusesTemplatesWithoutFiveDifferentPlaces() {
    assertThatIllegalArgumentException().isThrownBy(() -> CropSpec.aligned(TEMPLATE.subList(0, 4)));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                CropSpec.alignedThenResized(
                    List.of(
                        TEMPLATE.get(0),
                        TEMPLATE.get(0),
                        TEMPLATE.get(1),
                        TEMPLATE.get(2),
                        TEMPLATE.get(3))));
  }

  @Test
  void refusesSizesThatMakeNoSense() {
    assertThatIllegalArgumentException().isThrownBy(() -> CropSpec.square(0));
    assertThatIllegalArgumentException().isThrownBy(() -> CropSpec.square(1).center(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> CropSpec.square(1).center(9, 100_000));
  }

  @Test
  void saysAllOfItselfAndIsComparedByThat() {
    assertThat(CropSpec.square(1.65).normalized())
        .isEqualTo(CropSpec.square(1.65).normalized())
        .hasToString(CropSpec.square(1.65).normalized().toString())
        .isNotEqualTo(CropSpec.square(1.65));
    assertThat(CropSpec.square(1.65).toString()).contains("1.65");
  }

  @Test
  void tellsInAResultsConfigurationHowItCuts() {
    assertThat(CropSpec.square(1.2)).hasToString("square, margin 1.2");
    assertThat(CropSpec.alignedThenResized(TEMPLATE).toString())
        .startsWith("aligned to ")
        .endsWith(", at its own size")
        .doesNotContain("Point");
  }
}
