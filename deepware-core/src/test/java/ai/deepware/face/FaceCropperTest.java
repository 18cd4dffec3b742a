package ai.deepware.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.deepware.NumberTable;
import ai.deepware.TestImages;
import ai.deepware.image.PixelImage;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FaceCropperTest {
  private static final PixelImage IMAGE = TestImages.positions(200, 160);

  private static void assertShows(PixelImage crop, int left, int top) {
    for (int y = 0; y < crop.height(); y++) {
      for (int x = 0; x < crop.width(); x++) {
        assertThat(crop.pixel(x, y)).isEqualTo(TestImages.pixelOrBlack(IMAGE, left + x, top + y));
      }
    }
  }

  @Test
  void cropsTheReferencesSquares() {
    for (double[] row : NumberTable.rows("reference-crop.txt")) {
      Box box = new Box(row[0], row[1], row[2] - row[0], row[3] - row[1]);
      PixelImage crop = FaceCropper.square(IMAGE, box, row[4]);
      assertThat(crop.width()).isEqualTo((int) (row[7] - row[5]));
      assertThat(crop.height()).isEqualTo((int) (row[8] - row[6]));
      assertShows(crop, (int) row[5], (int) row[6]);
    }
  }

  @Test
  void givesOnePixelOfATinyBox() {
    PixelImage crop = FaceCropper.square(IMAGE, new Box(50.2, 60.7, 1e-9, 1e-12), 1.65);
    assertThat(crop.width()).isEqualTo(1);
    assertShows(crop, 50, 60);
  }

  @Test
  void isBlackFarOutsideTheFrame() {
    for (double far : new double[] {1000, -1000, 1e9, -1e9, 3e38, -3e38, 1e300}) {
      PixelImage crop = FaceCropper.square(IMAGE, new Box(far, far, 30, 20), 1.2);
      assertThat(crop.rgb()).containsOnly(0);
    }
  }

  @Test
  void neverFailsForBoxesWithinTheLimit() {
    Random random = new Random(5);
    for (int i = 0; i < 2000; i++) {
      Box box =
          new Box(
              400 * random.nextGaussian(),
              400 * random.nextGaussian(),
              Math.exp(8 * random.nextDouble() - 3),
              Math.exp(8 * random.nextDouble() - 3));
      PixelImage crop = FaceCropper.square(IMAGE, box, 0.5 + 2 * random.nextDouble());
      assertThat(crop.width()).isEqualTo(crop.height()).isPositive();
    }
  }

  @Test
  void refusesBoxesThatWouldTakeAllMemory() {
    for (double side : new double[] {8193, 1e6, 1e20, 1e300}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> FaceCropper.square(IMAGE, new Box(0, 0, side, 1), 1))
          .withMessageContaining("8192 pixels");
    }
    assertThat(FaceCropper.square(IMAGE, new Box(0, 0, 8192, 1), 1).width()).isEqualTo(8192);
  }

  @Test
  void refusesAMarginThatIsNone() {
    for (double margin : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> FaceCropper.square(IMAGE, new Box(0, 0, 9, 9), margin))
          .withMessageContaining("margin");
    }
  }

  @Test
  void alignsLandmarksToTheTemplate() {
    byte[] rgb = new byte[3 * 200 * 160];
    Landmarks landmarks = Landmarks.of(80, 60, 120, 60, 100, 80, 85, 100, 115, 100);
    for (Point point : landmarks.points()) {
      int x = (int) point.x();
      int y = (int) point.y();
      rgb[3 * (200 * y + x)] = (byte) 255;
    }
    // Turned by 90 degrees and half as large: x' = 60 - y / 2, y' = x / 2 - 40
    double[] template = {30, 0, 30, 20, 20, 10, 10, 2.5, 10, 17.5};
    PixelImage aligned =
        FaceCropper.align(PixelImage.of(200, 160, rgb), landmarks, template, 40, 25);
    assertThat(aligned.width()).isEqualTo(40);
    assertThat(aligned.height()).isEqualTo(25);
    assertThat(aligned.pixel(30, 0)).isEqualTo(0xFF0000);
    assertThat(aligned.pixel(30, 20)).isEqualTo(0xFF0000);
    assertThat(aligned.pixel(20, 10)).isEqualTo(0xFF0000);
    assertThat(aligned.pixel(25, 10)).isZero();
  }

  @Test
  void refusesLandmarksThatAreAllTheSame() {
    Landmarks landmarks = Landmarks.of(5, 5, 5, 5, 5, 5, 5, 5, 5, 5);
    double[] template = {1, 1, 3, 1, 2, 2, 1, 3, 3, 3};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FaceCropper.align(IMAGE, landmarks, template, 4, 4));
  }

  @Test
  void cutsTheCenter() {
    assertShows(FaceCropper.center(IMAGE, 160), 20, 0);
    assertShows(FaceCropper.center(IMAGE, 77), 61, 41);
    assertThat(FaceCropper.center(IMAGE, 77).width()).isEqualTo(77);
  }

  @Test
  void surroundsASmallImageWithBlack() {
    PixelImage padded = FaceCropper.center(IMAGE, 211);
    assertThat(padded.width()).isEqualTo(211);
    assertShows(padded, -6, -26);
    assertThatIllegalArgumentException().isThrownBy(() -> FaceCropper.center(IMAGE, 0));
  }
}
