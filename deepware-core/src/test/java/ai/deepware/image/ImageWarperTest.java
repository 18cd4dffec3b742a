package ai.deepware.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.deepware.TestImages;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ImageWarperTest {
  private static final SimilarityTransform IDENTITY = new SimilarityTransform(1, 0, 0, 0);

  @Test
  void keepsPixelsWithoutMotion() {
    PixelImage image = TestImages.noise(new Random(1), 31, 22);
    assertThat(ImageWarper.warp(image, IDENTITY, 31, 22).rgb()).isEqualTo(image.rgb());
  }

  @Test
  void movesPixelsAndLeavesTheRestBlack() {
    PixelImage image = TestImages.positions(20, 15);
    PixelImage moved = ImageWarper.warp(image, new SimilarityTransform(1, 0, 3, -2), 25, 15);
    for (int y = 0; y < 15; y++) {
      for (int x = 0; x < 25; x++) {
        assertThat(moved.pixel(x, y)).isEqualTo(TestImages.pixelOrBlack(image, x - 3, y + 2));
      }
    }
  }

  @Test
  void turnsByNinetyDegreesAboutPixelCenters() {
    PixelImage image = TestImages.positions(8, 5);
    // x' = 4 - y, y' = x
    PixelImage turned = ImageWarper.warp(image, new SimilarityTransform(0, 1, 4, 0), 5, 8);
    for (int y = 0; y < 8; y++) {
      for (int x = 0; x < 5; x++) {
        assertThat(turned.pixel(x, y)).isEqualTo(image.pixel(y, 4 - x));
      }
    }
  }

  @Test
  void mixesNeighborsByTheirDistanceAndBlackAtTheEdge() {
    PixelImage image = PixelImage.of(2, 1, new byte[] {100, 0, 0, 60, 0, 0});
    PixelImage moved = ImageWarper.warp(image, new SimilarityTransform(1, 0, 0.25, 0), 3, 1);
    assertThat(moved.rgb()).containsExactly(75, 0, 0, 70, 0, 0, 15, 0, 0);
  }

  @Test
  void staysWithinOneLevelOfExactInterpolation() {
    Random random = new Random(2);
    PixelImage image = TestImages.noise(random, 40, 30);
    for (int i = 0; i < 50; i++) {
      SimilarityTransform transform =
          new SimilarityTransform(
              random.nextGaussian(), random.nextGaussian(), 20 * random.nextGaussian(), 10);
      SimilarityTransform back = transform.inverse();
      PixelImage warped = ImageWarper.warp(image, transform, 33, 27);
      for (int y = 0; y < 27; y++) {
        for (int x = 0; x < 33; x++) {
          double exact = red(image, back.x(x, y), back.y(x, y));
          assertThat(Math.abs((warped.pixel(x, y) >> 16) - exact)).isLessThan(1);
        }
      }
    }
  }

  private static double red(PixelImage image, double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double sum = 0;
    for (int i = 0; i < 4; i++) {
      int column = left + i % 2;
      int row = top + i / 2;
      double weight = (1 - Math.abs(x - column)) * (1 - Math.abs(y - row));
      sum += weight * (TestImages.pixelOrBlack(image, column, row) >> 16);
    }
    return sum;
  }

  @Test
  void isBlackWhereTheTargetIsFarFromTheSource() {
    PixelImage image = PixelImage.filled(4, 4, 0xFFFFFF);
    for (double far : new double[] {100, -100, 1e12, -1e12, 1e100}) {
      PixelImage warped = ImageWarper.warp(image, new SimilarityTransform(1, 0, far, far), 8, 8);
      assertThat(warped.rgb()).containsOnly(0);
    }
  }

  @Test
  void refusesImpossibleSizes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImageWarper.warp(PixelImage.filled(2, 2, 0), IDENTITY, 4, 0))
        .withMessageContaining("4x0");
  }
}
