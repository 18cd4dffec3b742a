package ai.deepware.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.deepware.frame.Frame;
import ai.deepware.frame.Sampling;
import ai.deepware.image.PixelImage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.global.avcodec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** With or without a device, frames come: from the CPU where the device cannot give them. */
class HardwareIT {
  @ParameterizedTest
  @CsvSource({
    "CUDA,libopenh264,mp4,yuv420p",
    "CUDA,libsvtav1,mp4,yuv420p",
    "VAAPI,libvpx-vp9,webm,yuv420p",
    "CUDA,libx264,mp4,yuv444p",
    "VAAPI,ffv1,matroska,yuv444p"
  })
  void framesAreThoseOfTheCpu(
      HardwareDecoding device, String codec, String container, String pixelFormat) {
    assumeTrue(
        avcodec.avcodec_find_encoder_by_name(codec) != null, "this build has no encoder " + codec);
    byte[] bytes =
        new SyntheticVideo()
            .codec(codec)
            .container(container)
            .pixelFormat(pixelFormat)
            .frames(60)
            .bytes();

    Decoded cpu = Decoded.of(Decoded.input(bytes), Sampling.fps(2));
    Decoded hardware = Decoded.of(on(device), Decoded.input(bytes), Sampling.fps(2));

    assertThat(hardware.times()).isEqualTo(cpu.times());
    assertThat(hardware.warnings()).isEqualTo(cpu.warnings());
    for (int i = 0; i < cpu.frames().size(); i++) {
      assertAlike(hardware.frames().get(i), cpu.frames().get(i));
    }
  }

  /** A device's NV12 may be rounded otherwise than planes are. */
  private static void assertAlike(Frame one, Frame other) {
    PixelImage image = one.image();
    assertThat(image.width()).isEqualTo(other.image().width());
    assertThat(image.height()).isEqualTo(other.image().height());
    int most = 0;
    for (int i = 0; i < image.rgb().length; i++) {
      int difference = (image.rgb()[i] & 255) - (other.image().rgb()[i] & 255);
      most = Math.max(most, Math.abs(difference));
    }
    assertThat(most).as("at %s s", one.time()).isLessThanOrEqualTo(3);
  }

  private static FfmpegFrameSource on(HardwareDecoding device) {
    return FfmpegFrameSource.builder().hardware(device).build();
  }

  /** No device decodes FFV1. */
  @ParameterizedTest
  @EnumSource(value = HardwareDecoding.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void aLineInTheLogSaysThatTheCpuTakesOver(HardwareDecoding device) {
    byte[] bytes = new SyntheticVideo().container("matroska").codec("ffv1").frames(3).bytes();
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream err = System.err;
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      assertThat(Decoded.of(on(device), Decoded.input(bytes), Sampling.fps(25)).frames())
          .hasSize(3);
    } finally {
      System.setErr(err);
    }

    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("memory." + bytes.length + ": decoded on the CPU: ")
        .contains(device.name())
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({"mpegts", "flv"})
  void measuresShortVideosAllTheSame(String container) {
    byte[] bytes =
        new SyntheticVideo().container(container).codec("libopenh264").frames(50).bytes();

    Decoded hardware =
        Decoded.of(on(HardwareDecoding.CUDA), Decoded.stream(bytes), Sampling.standard());

    assertThat(hardware.frames()).hasSize(16);
  }
}
