package ai.deepware.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.deepware.image.PixelImage;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;

class AugmentationsTest {
  private static PixelImage apply(Augmentation augmentation, PixelImage image) {
    return augmentation.apply(image, new SplittableRandom(1));
  }

  /** Smooth waves of color. */
  private static PixelImage waves(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    for (int i = 0; i < rgb.length; i++) {
      int x = i / 3 % width;
      int y = i / 3 / width;
      rgb[i] = (byte) Math.round(127 + 80 * Math.sin(x / 9.0 + i % 3) * Math.cos(y / 7.0));
    }
    return PixelImage.of(width, height, rgb);
  }

  private static PixelImage random(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    new SplittableRandom(2).nextBytes(rgb);
    return PixelImage.of(width, height, rgb);
  }

  private static double distance(PixelImage a, PixelImage b) {
    assertThat(b.width()).isEqualTo(a.width());
    assertThat(b.height()).isEqualTo(a.height());
    double sum = 0;
    for (int i = 0; i < a.rgb().length; i++) {
      sum += Math.abs((a.rgb()[i] & 255) - (b.rgb()[i] & 255));
    }
    return sum / a.rgb().length;
  }

  @Test
  void flipMirrorsColumns() {
    PixelImage image = random(5, 3);
    PixelImage flipped = apply(Augmentations.flip(), image);

    for (int y = 0; y < 3; y++) {
      for (int x = 0; x < 5; x++) {
        assertThat(flipped.pixel(x, y)).isEqualTo(image.pixel(4 - x, y));
      }
    }
  }

  @Test
  void noiseHasTheAskedDeviation() {
    PixelImage noisy = apply(Augmentations.noise(12), PixelImage.filled(100, 100, 0x808080));

    SummaryStatistics levels = new SummaryStatistics();
    for (byte level : noisy.rgb()) {
      levels.addValue(level & 255);
    }
    assertThat(levels.getMean()).isCloseTo(128, within(0.5));
    assertThat(levels.getStandardDeviation()).isCloseTo(12, within(0.3));
  }

  @Test
  void blurSpreadsAPointByItsSigma() {
    byte[] rgb = new byte[3 * 41 * 41];
    rgb[3 * (20 * 41 + 20)] = (byte) 255;
    double sigma = 1.5;
    PixelImage blurred = apply(Augmentations.blur(sigma), PixelImage.of(41, 41, rgb));

    double peak = 255 / (2 * Math.PI * sigma * sigma);
    assertThat(blurred.pixel(20, 20) >> 16).isCloseTo((int) Math.round(peak), within(1));
    for (int d = 1; d < 4; d++) {
      int expected = (int) Math.round(peak * Math.exp(-d * d / (2 * sigma * sigma)));
      assertThat(blurred.pixel(20 + d, 20) >> 16).isCloseTo(expected, within(1));
      assertThat(blurred.pixel(20, 20 - d) >> 16).isCloseTo(expected, within(1));
    }
    assertThat(blurred.pixel(20, 20) & 0xFFFF).isZero();
  }

  @Test
  void blurKeepsPlainColorsToTheBorder() {
    PixelImage plain = PixelImage.filled(9, 4, 0x20C0FF);

    assertThat(apply(Augmentations.blur(5), plain).rgb()).isEqualTo(plain.rgb());
  }

  @Test
  void brightnessAndContrastAreLinearAndClipped() {
    PixelImage image = PixelImage.filled(1, 1, 0x40A0F0);

    assertThat(apply(Augmentations.brightnessContrast(0, 1), image).pixel(0, 0))
        .isEqualTo(0x40A0F0);
    assertThat(apply(Augmentations.brightnessContrast(0.2, 1), image).pixel(0, 0))
        .isEqualTo(0x73D3FF);
    // Half of the distances to 127.5 of 64, 160 and 240.
    assertThat(apply(Augmentations.brightnessContrast(0, 0.5), image).pixel(0, 0))
        .isEqualTo(0x6090B8);
  }

  @Test
  void jpegLosesMoreAtLowerQuality() {
    PixelImage image = waves(64, 48);
    double fine = distance(image, apply(Augmentations.jpeg(95), image));
    double middle = distance(image, apply(Augmentations.jpeg(50), image));
    double coarse = distance(image, apply(Augmentations.jpeg(10), image));

    assertThat(fine).isBetween(0.01, 3.0);
    assertThat(middle).isGreaterThan(fine);
    assertThat(coarse).isGreaterThan(middle);
  }

  @Test
  void jpegKeepsColorsInOrder() {
    PixelImage jpeg = apply(Augmentations.jpeg(95), PixelImage.filled(16, 16, 0xE02040));

    assertThat(distance(PixelImage.filled(16, 16, 0xE02040), jpeg)).isLessThan(3);
  }

  @Test
  void scalingLosesDetailAndKeepsPlainColors() {
    PixelImage waves = waves(64, 48);
    PixelImage half = apply(Augmentations.shrink(0.5), waves);

    assertThat(half.width()).isEqualTo(32);
    assertThat(half.height()).isEqualTo(24);
    assertThat(apply(Augmentations.shrink(0.001), waves).width()).isEqualTo(1);
    assertThat(distance(waves, apply(Augmentations.downUp(0.5), waves))).isBetween(0.01, 4.0);
    assertThat(distance(random(64, 48), apply(Augmentations.downUp(0.25), random(64, 48))))
        .isGreaterThan(40);
    assertThat(apply(Augmentations.downUp(1), waves)).isSameAs(waves);
  }

  @Test
  void hueTurnsAndSaturationScalesWithoutChangingLuma() {
    PixelImage image = PixelImage.filled(2, 2, 0x906050);

    assertThat(apply(Augmentations.hueSaturation(0, 1), image).pixel(0, 0)).isEqualTo(0x906050);
    int gray = apply(Augmentations.hueSaturation(0, 0), image).pixel(1, 1);
    long luma = Math.round(0.299 * 0x90 + 0.587 * 0x60 + 0.114 * 0x50);
    assertThat(gray).isEqualTo((int) (luma << 16 | luma << 8 | luma));
    PixelImage turned = apply(Augmentations.hueSaturation(120, 1), image);
    PixelImage back =
        apply(
            Augmentations.hueSaturation(120, 1),
            apply(Augmentations.hueSaturation(120, 1), turned));
    assertThat(distance(image, turned)).isGreaterThan(10);
    assertThat(distance(image, back)).isLessThan(2);
  }

  @Test
  void theSeedDecidesEverything() {
    Augmentation all =
        Augmentations.flip()
            .withProbability(0.5)
            .then(Augmentation.uniform(0, 3, Augmentations::blur))
            .then(Augmentation.uniform(0, 20, Augmentations::noise))
            .then(Augmentation.uniform(30, 90, quality -> Augmentations.jpeg((int) quality)))
            .then(Augmentation.uniform(-20, 20, turn -> Augmentations.hueSaturation(turn, 1.2)));
    PixelImage image = waves(40, 30);

    byte[] first = all.apply(image, new SplittableRandom(7)).rgb();
    assertThat(all.apply(image, new SplittableRandom(7)).rgb()).isEqualTo(first);
    assertThat(all.apply(image, new SplittableRandom(8)).rgb()).isNotEqualTo(first);
    assertThat(image.rgb()).isEqualTo(waves(40, 30).rgb());
  }

  @Test
  void probabilityIsThatOfBeingApplied() {
    Augmentation sometimes = Augmentations.flip().withProbability(0.3);
    PixelImage image = waves(4, 4);
    SplittableRandom random = new SplittableRandom(3);
    int applied = 0;
    for (int i = 0; i < 10_000; i++) {
      applied += sometimes.apply(image, random) == image ? 0 : 1;
    }

    assertThat(applied / 10_000.0).isCloseTo(0.3, within(0.02));
    assertThat(apply(Augmentation.none(), image)).isSameAs(image);
  }

  @Test
  void refusesParametersOutOfRangeWhenTheyAreSet() {
    List<Runnable> bad =
        List.of(
            () -> Augmentations.noise(-1),
            () -> Augmentations.blur(Double.NaN),
            () -> Augmentations.brightnessContrast(2, 1),
            () -> Augmentations.brightnessContrast(0, -1),
            () -> Augmentations.jpeg(0),
            () -> Augmentations.shrink(0),
            () -> Augmentations.downUp(1.5),
            () -> Augmentations.hueSaturation(200, 1),
            () -> Augmentations.hueSaturation(0, -1),
            () -> Augmentations.flip().withProbability(1.1),
            () -> Augmentation.uniform(2, 1, Augmentations::blur),
            () -> Augmentation.uniform(0, 200, Augmentations::blur));
    for (Runnable call : bad) {
      assertThatIllegalArgumentException().isThrownBy(call::run);
    }
  }
}
