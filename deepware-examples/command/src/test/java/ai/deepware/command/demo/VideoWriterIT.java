package ai.deepware.command.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.deepware.ffmpeg.FfmpegFrameSource;
import ai.deepware.frame.Frame;
import ai.deepware.frame.FrameStream;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.VideoInput;
import ai.deepware.image.PixelImage;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoWriterIT {
  private static final int[] COLORS = {0xc04020, 0x2060c0, 0x40a050};

  @Test
  void writesFramesThatDecodeAtTheirTimesInTheirColors(@TempDir Path directory) throws Exception {
    // A name outside of ASCII must work whatever the locale.
    Path file = directory.resolve("клип.mp4");
    try (VideoWriter writer = new VideoWriter(64, 48, 5)) {
      for (int color : COLORS) {
        writer.add(PixelImage.filled(64, 48, color));
      }
      writer.save(file);
    }

    try (FrameStream frames = new FfmpegFrameSource().open(VideoInput.of(file), Sampling.fps(5))) {
      for (int i = 0; i < COLORS.length; i++) {
        Frame frame = frames.next().orElseThrow();
        assertThat(frame.time()).isEqualTo(i / 5.0, within(1e-3));
        int pixel = frame.image().pixel(32, 24);
        for (int shift = 0; shift < 24; shift += 8) {
          assertThat(pixel >> shift & 255).isCloseTo(COLORS[i] >> shift & 255, within(8));
        }
      }
      assertThat(frames.next()).isEmpty();
    }
  }

  @Test
  void canBeClosedTwiceAndWithoutSaving(@TempDir Path directory) throws Exception {
    VideoWriter writer = new VideoWriter(64, 48, 5);
    writer.add(PixelImage.filled(64, 48, 0));
    writer.close();
    writer.close();

    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void rejectsFramesOfAnotherSize() throws Exception {
    try (VideoWriter writer = new VideoWriter(64, 48, 5)) {
      assertThatThrownBy(() -> writer.add(PixelImage.filled(48, 64, 0)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("48x64");
    }
    assertThatThrownBy(() -> new VideoWriter(63, 48, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("63x48");
  }
}
