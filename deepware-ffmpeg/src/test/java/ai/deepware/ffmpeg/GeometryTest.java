package ai.deepware.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GeometryTest {
  private static final DecoderOptions STANDARD = new FfmpegFrameSource().options();

  @Test
  void theAxisWithFewerPixelsIsStretched() {
    assertThat(Geometry.of(240, 480, 2, false, STANDARD))
        .isEqualTo(new Geometry(480, 480, 480, 480));
    assertThat(Geometry.of(480, 240, 0.5, false, STANDARD))
        .isEqualTo(new Geometry(480, 480, 480, 480));
  }

  @Test
  void whatLiesOnItsSideIsStretchedBeforeItIsTurned() {
    assertThat(Geometry.of(400, 300, 2, true, STANDARD))
        .isEqualTo(new Geometry(300, 800, 300, 800));
  }

  @Test
  void aLargePictureIsScaledAfterItIsStretched() {
    assertThat(Geometry.of(1920, 1080, 2, false, STANDARD))
        .isEqualTo(new Geometry(1920, 540, 3840, 1080));
  }

  @Test
  void stretchingGoesNoFurtherThanTheLimitOfPixels() {
    DecoderOptions unscaled =
        FfmpegFrameSource.builder()
            .scaling(Long.MAX_VALUE, Integer.MAX_VALUE)
            .limits(DecoderLimits.builder().pixels(200 * 100).build())
            .build()
            .options();

    assertThat(Geometry.of(200, 100, 4, false, unscaled))
        .isEqualTo(new Geometry(400, 50, 800, 100));
  }
}
