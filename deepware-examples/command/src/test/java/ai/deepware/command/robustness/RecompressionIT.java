package ai.deepware.command.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.deepware.ScanException;
import ai.deepware.command.demo.H264;
import ai.deepware.command.demo.VideoWriter;
import ai.deepware.ffmpeg.FfmpegFrameSource;
import ai.deepware.frame.Frame;
import ai.deepware.frame.FrameSource;
import ai.deepware.frame.FrameStream;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.VideoInput;
import ai.deepware.image.PixelImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecompressionIT {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 120;
  private static final FfmpegFrameSource SOURCE = new FfmpegFrameSource();
  private static final LibraryRecompression LIBRARY = new LibraryRecompression();

  @TempDir Path folder;

  /** Half a second of soft noise that moves. */
  private VideoInput clip() throws IOException {
    Path file = folder.resolve("clip.mp4");
    Random random = new Random(1);
    byte[] rgb = new byte[3 * WIDTH * HEIGHT];
    try (VideoWriter writer = new VideoWriter(WIDTH, HEIGHT, 20, H264.openH264(15))) {
      for (int frame = 0; frame < 10; frame++) {
        for (int i = 3; i < rgb.length; i++) {
          int level = (rgb[i - 3] & 255) + random.nextInt(41) - 20;
          rgb[i] = (byte) Math.max(0, Math.min(255, level));
        }
        writer.add(PixelImage.of(WIDTH, HEIGHT, rgb.clone()));
      }
      writer.save(file);
    }
    return VideoInput.of(file);
  }

  private static long size(VideoInput input, int level, Path target) throws IOException {
    LIBRARY.compress(SOURCE, input, level, target);
    return Files.size(target);
  }

  private static PixelImage first(VideoInput input) {
    try (FrameStream stream = SOURCE.open(input, Sampling.fps(1))) {
      return stream.next().orElseThrow().image();
    }
  }

  private static double error(PixelImage a, PixelImage b) {
    double sum = 0;
    for (int i = 0; i < a.rgb().length; i++) {
      sum += Math.abs((a.rgb()[i] & 255) - (b.rgb()[i] & 255));
    }
    return sum / a.rgb().length;
  }

  @Test
  void losesMoreAtEachLevelAndKeepsTimes() throws IOException {
    VideoInput clip = clip();
    PixelImage original = first(clip);
    long lastSize = Long.MAX_VALUE;
    double lastError = 0;
    for (int level : new int[] {23, 28, 33, 38, 40}) {
      Path file = folder.resolve(level + ".mp4");
      long size = size(clip, level, file);
      double error = error(original, first(VideoInput.of(file)));
      assertThat(size).as("size at " + level).isLessThan(lastSize);
      assertThat(error).as("error at " + level).isGreaterThan(lastError);
      lastSize = size;
      lastError = error;
    }
    int frames = 0;
    try (FrameStream stream =
        SOURCE.open(VideoInput.of(folder.resolve("23.mp4")), Sampling.fps(1000))) {
      for (Optional<Frame> next = stream.next(); next.isPresent(); next = stream.next()) {
        assertThat(next.get().time()).isBetween(frames / 20.0 - 1e-3, frames / 20.0 + 1e-3);
        frames++;
      }
    }
    assertThat(frames).isEqualTo(10);
  }

  @Test
  void leavesNoFileBehind() throws IOException {
    VideoInput clip = clip();
    List<Path> written = new ArrayList<>();
    RecompressedFrames frames = new RecompressedFrames(SOURCE, recording(written), 30);
    try (FrameStream stream = frames.open(clip, Sampling.fps(4))) {
      assertThat(stream.next()).isPresent();
      assertThat(written.get(0)).exists();
    }
    VideoInput broken = VideoInput.of(Files.writeString(folder.resolve("x.mp4"), "no video"));
    assertThatThrownBy(() -> frames.open(broken, Sampling.fps(4)))
        .isInstanceOf(ScanException.class);
    assertThat(written).hasSize(2).allSatisfy(file -> assertThat(file).doesNotExist());
  }

  private static Recompression recording(List<Path> written) {
    return new Recompression() {
      @Override
      public String name() {
        return LIBRARY.name();
      }

      @Override
      public String unit() {
        return LIBRARY.unit();
      }

      @Override
      public void compress(FrameSource frames, VideoInput input, int level, Path target)
          throws IOException {
        written.add(target);
        LIBRARY.compress(frames, input, level, target);
      }
    };
  }
}
