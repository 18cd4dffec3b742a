package ai.deepware.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.deepware.frame.Frame;
import ai.deepware.frame.Sampling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Frames are those that FFmpeg's own program writes for the same timestamps, byte for byte. */
class FfmpegCommandIT {
  private static final int ONE = 1 << 16;
  private static final Optional<FfmpegProgram> PROGRAM = FfmpegProgram.find();

  private final Path folder;

  FfmpegCommandIT(@TempDir Path folder) {
    this.folder = folder;
  }

  static Stream<Arguments> clips() {
    return Stream.of(
        clip("B-frames", video("mp4", "mpeg4").groups(12, 2)),
        clip(
            "variable rate",
            video("matroska", "libopenh264").timestamps(1000, n -> 61L * n + n % 7)),
        clip("VP9 of BT.709", video("webm", "libvpx-vp9").colors(1, avutil.AVCOL_RANGE_MPEG)),
        clip("AV1", video("mp4", "libsvtav1").option("preset", "12")),
        clip(
            "JPEG's full range",
            video("avi", "mjpeg").pixelFormat("yuvj420p").colors(5, avutil.AVCOL_RANGE_JPEG)),
        clip("a start offset", video("mpegts", "mpeg2video").timestamps(25, n -> n + 90)),
        clip("an edit list", video("mov", "mpeg4").timestamps(25, n -> n - 10)),
        clip("10 bit 4:2:2", video("mov", "prores").pixelFormat("yuv422p10le")),
        clip(
            "10 bit 4:4:4 of BT.2020",
            video("matroska", "ffv1").pixelFormat("yuv444p10le").colors(9, 1)),
        clip("odd sizes", video("matroska", "ffv1").pixelFormat("yuv444p").size(333, 187)),
        clip(
            "a large frame",
            video("mov", "mjpeg").pixelFormat("yuvj420p").size(2880, 1620).frames(3),
            "scale=1920:1080"),
        clip("flat pixels", video("mp4", "mpeg4").aspect(4, 3), "scale=427:192"),
        clip("narrow pixels", video("mp4", "mpeg4").aspect(3, 4), "scale=320:256"),
        clip(
            "turned 90 degrees",
            video("mov", "png")
                .pixelFormat("rgb24")
                .displayMatrix(0, ONE, 0, -ONE, 0, 0, 0, 0, 1 << 30)),
        clip(
            "B-pyramid and open groups",
            video("mp4", "libx264").groups(20, 5).option("x264-params", "open-gop=1:b-adapt=0")),
        clip("10 bit HEVC", video("mp4", "libx265").pixelFormat("yuv420p10le").groups(20, 3)));
  }

  private static SyntheticVideo video(String container, String codec) {
    return new SyntheticVideo().container(container).codec(codec).frames(70);
  }

  private static Arguments clip(String name, SyntheticVideo video) {
    return clip(name, video, "null");
  }

  private static Arguments clip(String name, SyntheticVideo video, String filter) {
    return Arguments.of(name, video, filter);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("clips")
  void framesAreThoseOfTheProgram(String name, SyntheticVideo video, String filter)
      throws IOException {
    assumeTrue(
        avcodec.avcodec_find_encoder_by_name(video.codec) != null,
        "this build has no encoder " + video.codec);
    assumeTrue(
        PROGRAM.isPresent(), "the ffmpeg program is not in the natives, or lacks a system library");
    Path clip = video.write(folder.resolve("clip"));

    Decoded ours = Decoded.of(Decoded.input(Files.readAllBytes(clip)), Sampling.fps(3));

    assertThat(ours.frames()).hasSizeGreaterThan(video.frames == 70 ? 7 : 0);
    byte[] theirs = theirs(clip, ours.times(), filter);
    int at = 0;
    for (Frame frame : ours.frames()) {
      int size = frame.image().rgb().length;
      assertThat(theirs).as("at %s s", frame.time()).hasSizeGreaterThanOrEqualTo(at + size);
      assertThat(frame.image().rgb())
          .as("at %s s", frame.time())
          .isEqualTo(java.util.Arrays.copyOfRange(theirs, at, at + size));
      at += size;
    }
    assertThat(theirs).hasSize(at);
  }

  private byte[] theirs(Path clip, List<Double> times, String filter) throws IOException {
    String wanted =
        times.stream()
            .map(time -> String.format(Locale.ROOT, "lt(abs(t-start_t-%.6f)\\,0.0005)", time))
            .collect(Collectors.joining("+"));
    Path raw = folder.resolve("raw");
    PROGRAM
        .orElseThrow()
        .run(
            List.of(
                "-strict",
                "strict",
                "-i",
                clip.toString(),
                "-vf",
                "select=" + wanted + "," + filter,
                "-fps_mode",
                "passthrough",
                "-pix_fmt",
                "rgb24",
                "-f",
                "rawvideo",
                raw.toString()));
    return Files.readAllBytes(raw);
  }
}
