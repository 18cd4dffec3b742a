package ai.deepware.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.deepware.frame.Frame;
import ai.deepware.frame.Sampling;
import ai.deepware.image.PixelImage;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the shortcuts leave out does not change what comes out. */
class ShortcutsIT {
  private static final int FRAMES = 150;
  private static final Set<String> GPL = Set.of("libx264", "libx265");

  private record Coding(
      String codec, String pixelFormat, int gop, int bFrames, Map<String, String> options) {
    SyntheticVideo in(String container) {
      SyntheticVideo video =
          new SyntheticVideo()
              .container(container)
              .codec(codec)
              .pixelFormat(pixelFormat)
              .size(160, 96)
              .groups(gop, bFrames)
              .frames(FRAMES);
      options.forEach(video::option);
      return video;
    }
  }

  private static final List<Coding> CODINGS =
      List.of(
          new Coding("libopenh264", "yuv420p", 20, 0, Map.of()),
          new Coding("mpeg4", "yuv420p", 12, 0, Map.of()),
          new Coding("mpeg4", "yuv420p", 12, 2, Map.of()),
          new Coding("mpeg2video", "yuv420p", 15, 2, Map.of()),
          new Coding("mjpeg", "yuvj420p", 12, 0, Map.of()),
          new Coding(
              "libvpx",
              "yuv420p",
              20,
              0,
              Map.of("deadline", "realtime", "auto-alt-ref", "1", "lag-in-frames", "16")),
          new Coding(
              "libvpx-vp9", "yuv420p", 20, 0, Map.of("deadline", "realtime", "cpu-used", "8")),
          new Coding(
              "libvpx-vp9",
              "yuv420p",
              30,
              0,
              Map.of(
                  "deadline", "good", "cpu-used", "5", "lag-in-frames", "25", "auto-alt-ref", "1")),
          new Coding("libsvtav1", "yuv420p", 20, 0, Map.of("preset", "12")),
          new Coding("prores", "yuv422p10le", 1, 0, Map.of()),
          new Coding("libx264", "yuv420p", 250, 3, Map.of("preset", "fast")),
          new Coding(
              "libx264",
              "yuv420p",
              12,
              3,
              Map.of("preset", "fast", "x264-params", "b-pyramid=none")),
          new Coding(
              "libx264",
              "yuv420p",
              12,
              5,
              Map.of("preset", "fast", "x264-params", "b-pyramid=normal:b-adapt=0")),
          new Coding(
              "libx264",
              "yuv420p",
              13,
              3,
              Map.of("preset", "fast", "x264-params", "open-gop=1:b-adapt=0:scenecut=0")),
          new Coding(
              "libx264",
              "yuv420p",
              20,
              7,
              Map.of(
                  "preset", "fast", "x264-params", "open-gop=1:b-adapt=0:b-pyramid=strict:ref=6")),
          new Coding(
              "libx264",
              "yuv420p",
              30,
              0,
              Map.of("preset", "ultrafast", "tune", "zerolatency", "intra-refresh", "1")),
          new Coding(
              "libx264",
              "yuv444p",
              10,
              3,
              Map.of("preset", "fast", "x264-params", "bluray-compat=1")),
          new Coding(
              "libx264",
              "yuv420p",
              24,
              2,
              Map.of("preset", "fast", "x264-params", "interlaced=1:b-adapt=0")),
          new Coding(
              "libx265",
              "yuv420p",
              20,
              3,
              Map.of("preset", "fast", "x265-params", "log-level=error:open-gop=1:b-adapt=0")),
          new Coding(
              "libx265",
              "yuv420p10le",
              20,
              4,
              Map.of("preset", "fast", "x265-params", "log-level=error:open-gop=0:b-pyramid=1")),
          new Coding(
              "libx265",
              "yuv420p",
              60,
              4,
              Map.of(
                  "preset", "fast", "x265-params", "log-level=error:temporal-layers=3:b-adapt=0")));

  private static List<String> containers(String codec) {
    return switch (codec) {
      case "libx265" -> List.of("mp4", "matroska", "mov", "mpegts");
      case "libopenh264", "libx264" -> List.of("mp4", "matroska", "mov", "mpegts", "avi");
      case "mpeg4" -> List.of("mp4", "matroska", "mov", "avi");
      case "mpeg2video" -> List.of("mp4", "matroska", "mpegts", "vob");
      case "mjpeg" -> List.of("mov", "avi", "matroska");
      case "prores" -> List.of("mov");
      case "libsvtav1" -> List.of("mp4", "webm");
      case "libvpx" -> List.of("webm", "matroska");
      default -> List.of("webm", "mp4", "matroska");
    };
  }

  /** With the GPL natives those alone that the LGPL ones cannot encode. */
  static Stream<Arguments> cases() {
    boolean gpl = Boolean.getBoolean("deepware.gpl");
    return CODINGS.stream()
        .filter(coding -> GPL.contains(coding.codec) == gpl)
        .flatMap(
            coding ->
                containers(coding.codec).stream()
                    .map(container -> Arguments.of(container, coding)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("cases")
  void giveTheSameFramesAsAFullDecode(String container, Coding coding) {
    assumeTrue(
        avcodec.avcodec_find_encoder_by_name(coding.codec) != null,
        "this build has no encoder " + coding.codec);
    assertSame(coding.in(container));
    if (!container.equals("avi") && !coding.codec.equals("mpeg2video")) {
      assertSame(coding.in(container).timestamps(1000, ShortcutsIT::jitter));
    }
    if (!container.equals("avi")) {
      assertSame(coding.in(container).timestamps(25, n -> n + 40));
    }
    if (container.equals("mp4") || container.equals("mov")) {
      assertSame(coding.in(container).timestamps(25, n -> n - 17));
    }
  }

  /** Between 5 and 75 milliseconds from frame to frame. */
  private static long jitter(int n) {
    return 40L * n + (n * 7919L % 36);
  }

  private static void assertSame(SyntheticVideo video) {
    byte[] bytes = video.bytes();
    for (double fps : new double[] {0.4, 1, 3.7}) {
      for (int threads = 1; threads <= (fps == 1 ? 2 : 1); threads++) {
        Decoded full = decode(bytes, fps, 1, false);
        Decoded quick = decode(bytes, fps, threads, true);
        assertThat(full.frames()).isNotEmpty();
        assertThat(quick.times()).as("fps %s threads %s", fps, threads).isEqualTo(full.times());
        assertThat(quick.warnings()).isEqualTo(full.warnings());
        for (int i = 0; i < full.frames().size(); i++) {
          assertThat(quick.frames().get(i).image().rgb())
              .as("fps %s threads %s frame %s", fps, threads, i)
              .isEqualTo(full.frames().get(i).image().rgb());
        }
      }
    }
    assertSameBursts(bytes);
  }

  private static void assertSameBursts(byte[] bytes) {
    Decoded all = decode(bytes, Sampling.fps(1e6), 1, false);
    for (Sampling sampling :
        List.of(Sampling.fps(1).withBurst(8), Sampling.fps(3.7).withBurst(5))) {
      Decoded single = decode(bytes, sampling.withBurst(1), 1, false);
      Decoded quick = decode(bytes, sampling, 1, true);
      assertThat(quick.times()).as("%s", sampling).isEqualTo(single.times());
      for (int i = 0; i < quick.frames().size(); i++) {
        assertIsBurst(quick.frames().get(i), all, nextTime(quick, i), sampling.burst());
      }
    }
  }

  private static double nextTime(Decoded frames, int i) {
    return i + 1 < frames.frames().size() ? frames.times().get(i + 1) : Double.POSITIVE_INFINITY;
  }

  /** What follows is what a full decode has there, up to the next frame that is wanted. */
  private static void assertIsBurst(Frame frame, Decoded all, double next, int most) {
    int start = all.times().indexOf(frame.time());
    List<Frame> expected =
        all.frames().subList(start + 1, all.frames().size()).stream()
            .takeWhile(one -> one.time() < next)
            .limit(most - 1)
            .toList();
    assertThat(frame.following()).hasSameSizeAs(expected);
    for (int i = 0; i < frame.following().size(); i++) {
      assertThat(frame.following().get(i).time()).isEqualTo(expected.get(i).time());
      assertThat(frame.following().get(i).image().rgb()).isEqualTo(expected.get(i).image().rgb());
    }
  }

  private static Decoded decode(byte[] bytes, double fps, int threads, boolean shortcuts) {
    return decode(bytes, Sampling.fps(fps), threads, shortcuts);
  }

  private static Decoded decode(byte[] bytes, Sampling sampling, int threads, boolean shortcuts) {
    FfmpegFrameSource source =
        FfmpegFrameSource.builder().threads(threads).shortcuts(shortcuts).build();
    return Decoded.of(source, Decoded.input(bytes), sampling);
  }

  /** Of 150 packets; frames at 0, 1, 2, 3, 4 and 5 seconds are wanted. */
  static Stream<Arguments> savings() {
    return Stream.of(
        Arguments.of("intra pictures alone", "mjpeg", "yuvj420p", 12, 0, "mov", 6),
        Arguments.of("groups that start at each second", "libopenh264", "yuv420p", 25, 0, "mp4", 8),
        Arguments.of("groups of VP9", "libvpx-vp9", "yuv420p", 25, 0, "webm", 8),
        Arguments.of("groups of AV1", "libsvtav1", "yuv420p", 25, 0, "mp4", 8),
        Arguments.of("B-frames", "mpeg4", "yuv420p", 250, 2, "mp4", 60),
        Arguments.of("B-frames of H.264", "libx264", "yuv420p", 250, 3, "mp4", 85),
        Arguments.of("B-frames of HEVC", "libx265", "yuv420p", 250, 3, "mp4", 85));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("savings")
  void leavePacketsUndecoded(
      String name, String codec, String format, int gop, int bFrames, String container, int most) {
    assumeTrue(
        avcodec.avcodec_find_encoder_by_name(codec) != null, "this build has no encoder " + codec);
    Map<String, String> options =
        switch (codec) {
          case "libx264" -> Map.of("x264-params", "b-adapt=0:scenecut=0");
          case "libx265" -> Map.of("x265-params", "b-adapt=0:scenecut=0:log-level=error");
          default -> Map.of();
        };
    byte[] bytes = new Coding(codec, format, gop, bFrames, options).in(container).bytes();

    FfmpegFrameSource source = FfmpegFrameSource.builder().threads(1).build();
    try (FfmpegFrameStream stream =
        (FfmpegFrameStream) source.open(Decoded.input(bytes), Sampling.fps(1))) {
      int frames = 0;
      while (stream.next().isPresent()) {
        frames++;
      }
      assertThat(frames).isEqualTo(6);
      assertThat(stream.packetsDecoded()).isLessThanOrEqualTo(most);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "pictures of their own,mjpeg,1,0.5,4",
    "whole groups,mpeg4,10,0.4,2",
    "whole groups of B-frames,mpeg4,10,0.4,2",
    "whole groups of H.264,libx264,10,0.4,2"
  })
  void leaveGroupsUnread(String name, String codec, int gop, double fps, int part) {
    assumeTrue(
        avcodec.avcodec_find_encoder_by_name(codec) != null, "this build has no encoder " + codec);
    SyntheticVideo video =
        new SyntheticVideo()
            .container("mov")
            .codec(codec)
            .pixelFormat(codec.equals("mjpeg") ? "yuvj420p" : "yuv420p")
            .size(640, 480)
            .groups(gop, name.contains("B-frames") || codec.equals("libx264") ? 2 : 0)
            .frames(FRAMES)
            .pictures(ShortcutsIT::noise);
    byte[] bytes = video.bytes();

    Decoded full = decode(bytes, fps, 1, false);
    FfmpegFrameSource source = FfmpegFrameSource.builder().threads(1).build();
    try (FfmpegFrameStream stream =
        (FfmpegFrameStream) source.open(Decoded.input(bytes), Sampling.fps(fps))) {
      for (Frame frame : full.frames()) {
        Frame quick = stream.next().orElseThrow();
        assertThat(quick.time()).isEqualTo(frame.time());
        assertThat(quick.image().rgb()).isEqualTo(frame.image().rgb());
      }
      assertThat(stream.next()).isEmpty();
      assertThat(stream.bytesRead()).isLessThan(bytes.length / part);
    }
  }

  private static PixelImage noise(int seed) {
    byte[] rgb = new byte[3 * 640 * 480];
    new Random(seed).nextBytes(rgb);
    return PixelImage.of(640, 480, rgb);
  }
}
