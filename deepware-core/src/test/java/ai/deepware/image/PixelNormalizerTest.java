package ai.deepware.image;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.NumberTable;
import ai.deepware.TestImages;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PixelNormalizerTest {
  @Test
  void stretchesAsOpenCvDoesBitForBit() {
    for (double[] row : NumberTable.rows("opencv-min-max.txt")) {
      int low = (int) row[0];
      int count = row.length - 2;
      byte[] values = new byte[3 * count];
      for (int i = 0; i < values.length; i++) {
        values[i] = (byte) (low + i / 3);
      }
      PixelImage stretched = PixelNormalizer.minMax(PixelImage.of(count, 1, values));
      for (int i = 0; i < values.length; i++) {
        assertThat(stretched.rgb()[i] & 255)
            .as("%d of %d..", i / 3, low)
            .isEqualTo((int) row[2 + i / 3]);
      }
    }
  }

  @Test
  void takesAllChannelsTogether() {
    PixelImage stretched = PixelNormalizer.minMax(PixelImage.of(1, 1, new byte[] {10, 20, 61}));
    assertThat(stretched.pixel(0, 0)).isEqualTo(0x0032FF);
  }

  @Test
  void makesAnImageOfOneValueBlack() {
    assertThat(PixelNormalizer.minMax(PixelImage.filled(5, 4, 0x777777)).rgb()).containsOnly(0);
  }

  @Test
  void changesNothingTheSecondTime() {
    Random random = new Random(4);
    for (int i = 0; i < 50; i++) {
      byte[] values = TestImages.noise(random, 6, 5).rgb();
      for (int k = 0; k < values.length; k++) {
        values[k] = (byte) (40 + (values[k] & 127));
      }
      PixelImage once = PixelNormalizer.minMax(PixelImage.of(6, 5, values));
      assertThat(PixelNormalizer.minMax(once)).isSameAs(once);
    }
  }
}
