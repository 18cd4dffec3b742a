package ai.deepware.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.deepware.NumberTable;
import ai.deepware.TestImages;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ImageResizerTest {
  @ParameterizedTest
  @CsvSource({
    "opencv-bilinear.txt, BILINEAR",
    "pillow-bilinear.txt, PILLOW_BILINEAR",
    "pillow-bicubic.txt, PILLOW_BICUBIC"
  })
  void resizesAsTheOriginalLibraryDoesBitForBit(String table, Interpolation interpolation) {
    for (double[] row : NumberTable.rows(table)) {
      PixelImage in = TestImages.fromRow((int) row[0], (int) row[1], row, 4);
      PixelImage expected =
          TestImages.fromRow((int) row[2], (int) row[3], row, 4 + in.rgb().length);
      PixelImage out = ImageResizer.resize(in, expected.width(), expected.height(), interpolation);
      assertThat(out.rgb()).as("%s to %s", in, expected).isEqualTo(expected.rgb());
    }
  }

  @Test
  void areaIsTheMeanOfAllTouchedPixelsRoundedHalfUp() {
    byte[] rgb = {10, 0, 0, 20, 0, 0, 31, 0, 0};
    PixelImage two = ImageResizer.resize(PixelImage.of(3, 1, rgb), 2, 1, Interpolation.AREA);
    // The middle pixel belongs to both halves: 15 and 25.5.
    assertThat(two.rgb()).containsExactly(15, 0, 0, 26, 0, 0);
  }

  @Test
  void areaRepeatsPixelsWhereTheImageGrowsByWholeFactors() {
    PixelImage image = TestImages.positions(5, 4);
    PixelImage large = ImageResizer.resize(image, 15, 8, Interpolation.AREA);
    for (int y = 0; y < 8; y++) {
      for (int x = 0; x < 15; x++) {
        assertThat(large.pixel(x, y)).isEqualTo(image.pixel(x / 3, y / 2));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Interpolation.class)
  void keepsAnImageOfOneColor(Interpolation interpolation) {
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      int color = random.nextInt(1 << 24);
      PixelImage image = PixelImage.filled(1 + random.nextInt(40), 1 + random.nextInt(40), color);
      int width = 1 + random.nextInt(60);
      int height = 1 + random.nextInt(60);
      PixelImage resized = ImageResizer.resize(image, width, height, interpolation);
      assertThat(resized.rgb())
          .as("%s to %dx%d", image, width, height)
          .isEqualTo(PixelImage.filled(width, height, color).rgb());
    }
  }

  @ParameterizedTest
  @EnumSource(Interpolation.class)
  void treatsColumnsAsRows(Interpolation interpolation) {
    Random random = new Random(2);
    for (int i = 0; i < 50; i++) {
      int size = 1 + random.nextInt(50);
      PixelImage row = TestImages.noise(random, 1 + random.nextInt(50), 1);
      PixelImage column = PixelImage.of(1, row.width(), row.rgb());
      byte[] wide = ImageResizer.resize(row, size, 1, interpolation).rgb();
      byte[] high = ImageResizer.resize(column, 1, size, interpolation).rgb();
      for (int k = 0; k < wide.length; k++) {
        // OpenCV drops bits at different places in the two directions.
        assertThat(Math.abs((wide[k] & 255) - (high[k] & 255))).isLessThanOrEqualTo(1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Interpolation.class)
  void returnsTheSameImageWhereTheSizeIsRight(Interpolation interpolation) {
    PixelImage image = TestImages.positions(9, 7);
    assertThat(ImageResizer.resize(image, 9, 7, interpolation)).isSameAs(image);
  }

  @ParameterizedTest
  @EnumSource(Interpolation.class)
  void refusesImpossibleSizes(Interpolation interpolation) {
    PixelImage image = TestImages.positions(9, 7);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImageResizer.resize(image, 0, 5, interpolation))
        .withMessageContaining("0x5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImageResizer.resize(image, 40_000, 40_000, interpolation))
        .withMessageContaining("40000x40000");
  }
}
