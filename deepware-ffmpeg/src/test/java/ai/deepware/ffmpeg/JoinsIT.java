package ai.deepware.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.deepware.ffmpeg.isolated.IsolatedFrameSource;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.ScanWarning;
import ai.deepware.frame.ScanWarning.Kind;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Recordings that were joined, or whose clock was set, are looked at to their end. */
class JoinsIT {
  private static final int RATE = 25;
  private static final IsolatedFrameSource ISOLATED = IsolatedFrameSource.builder().build();

  @AfterAll
  static void close() {
    ISOLATED.close();
  }

  private record Coding(String container, String codec, int gop, int bFrames) {
    SyntheticVideo video(int frames) {
      assumeTrue(avcodec.avcodec_find_encoder_by_name(codec) != null, "no encoder " + codec);
      SyntheticVideo video =
          new SyntheticVideo()
              .container(container)
              .codec(codec)
              .size(160, 96)
              .groups(gop, bFrames)
              .frames(frames);
      if (codec.equals("mjpeg")) {
        video.pixelFormat("yuvj420p");
      }
      return codec.startsWith("libvpx") ? video.option("deadline", "realtime") : video;
    }

    /** A part whose pictures go on from those of the parts before. */
    byte[] part(int first, int frames, int start) {
      return video(frames)
          .pictures(n -> TestPicture.of(first + n, 160, 96))
          .timestamps(RATE, n -> start + n)
          .bytes();
    }
  }

  private static final List<Coding> CODINGS =
      List.of(
          new Coding("mpegts", "mpeg2video", 12, 0),
          new Coding("mpegts", "mpeg2video", 12, 2),
          new Coding("mpegts", "libopenh264", 12, 0),
          new Coding("mpegts", "libx264", 24, 3),
          new Coding("flv", "flv", 12, 0),
          new Coding("flv", "libopenh264", 12, 0),
          new Coding("flv", "libx264", 24, 3),
          new Coding("matroska", "mpeg4", 12, 2),
          new Coding("matroska", "libopenh264", 12, 0),
          new Coding("matroska", "libx264", 24, 3),
          new Coding("matroska", "mjpeg", 1, 0),
          new Coding("webm", "libvpx", 12, 0),
          new Coding("webm", "libvpx-vp9", 12, 0),
          new Coding("vob", "mpeg2video", 12, 2),
          new Coding("h264", "libopenh264", 12, 0),
          new Coding("mpeg2video", "mpeg2video", 12, 0),
          new Coding("mjpeg", "mjpeg", 1, 0),
          new Coding("ogg", "libvpx", 12, 0));

  private static final List<int[]> LENGTHS =
      List.of(
          new int[] {60, 40}, new int[] {40, 60}, new int[] {50, 50}, new int[] {25, 45, 30, 10});

  static Stream<Arguments> joins() {
    return CODINGS.stream()
        .flatMap(coding -> LENGTHS.stream().map(lengths -> Arguments.of(coding, lengths)));
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] joined(Coding coding, int[] lengths, int start) {
    List<byte[]> parts = new ArrayList<>();
    int first = 0;
    for (int length : lengths) {
      parts.add(coding.part(first, length, start));
      first += length;
    }
    return joined(parts.toArray(byte[][]::new));
  }

  /** A program stream names the times of some frames alone. */
  private static int slack(Coding coding, int[] lengths) {
    return coding.container.equals("vob") ? lengths.length : 0;
  }

  private static boolean hasTimes(Coding coding) {
    return !List.of("h264", "mpeg2video", "mjpeg").contains(coding.container);
  }

  @ParameterizedTest
  @MethodSource("joins")
  void areLookedAtLikeOneVideo(Coding coding, int[] lengths) {
    byte[] file = joined(coding, lengths, 0);
    int frames = IntStream.of(lengths).sum();

    Decoded decoded = everyWay(file, Sampling.fps(5));

    assertThat(decoded.frames()).hasSizeBetween(frames / 5 - 1, frames / 5 + 1);
    for (int k = 0; k < decoded.frames().size(); k++) {
      assertThat(decoded.numbers().get(k)).isBetween(5 * k, 5 * k + slack(coding, lengths));
      assertThat(decoded.times().get(k)).isBetween(k / 5.0 - 0.01, k / 5.0 + 0.01);
    }
    int jumps = hasTimes(coding) ? lengths.length - 1 : 0;
    assertThat(amounts(decoded))
        .isEqualTo(jumps == 0 ? Map.of() : Map.of(Kind.TIMES_CORRECTED, (double) jumps));
  }

  @ParameterizedTest
  @MethodSource("joins")
  void haveKeyFramesInEachPart(Coding coding, int[] lengths) {
    byte[] file = joined(coding, lengths, 0);

    Decoded decoded = Decoded.of(Decoded.input(file), Sampling.keyframes());

    assertThat(decoded.times()).isSorted().doesNotHaveDuplicates().first().isEqualTo(0.0);
    int first = 0;
    for (int length : lengths) {
      int start = first;
      assertThat(decoded.numbers())
          .as("part from %s on", start)
          .anyMatch(n -> n >= start && n < start + length);
      first += length;
    }
    for (int i = 0; i < decoded.frames().size(); i++) {
      double time = decoded.numbers().get(i) / (double) RATE;
      double slack = 0.01 + 2 * slack(coding, lengths) / (double) RATE;
      assertThat(decoded.times().get(i)).isBetween(time - slack, time + slack);
    }
  }

  /** The same, whether packets are left out or not, in another process or not. */
  private static Decoded everyWay(byte[] file, Sampling sampling) {
    Decoded full =
        Decoded.of(
            FfmpegFrameSource.builder().shortcuts(false).build(), Decoded.input(file), sampling);
    Decoded quick = Decoded.of(Decoded.input(file), sampling);
    Decoded isolated = Decoded.of(ISOLATED, Decoded.input(file), sampling);
    for (Decoded other : List.of(quick, isolated)) {
      assertThat(other.times()).isEqualTo(full.times());
      assertThat(other.numbers()).isEqualTo(full.numbers());
      assertThat(other.info()).isEqualTo(full.info());
    }
    assertThat(isolated.warnings()).isEqualTo(quick.warnings());
    return full;
  }

  private static Map<Kind, Double> amounts(Decoded decoded) {
    return decoded.warnings().stream()
        .collect(java.util.stream.Collectors.toMap(ScanWarning::kind, ScanWarning::amount));
  }

  static Stream<Arguments> clocks() {
    return CODINGS.stream()
        .filter(JoinsIT::hasTimes)
        .filter(coding -> !coding.container.equals("ogg"))
        .map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("clocks")
  void goOnWhereTimesJumpForward(Coding coding) {
    int hours = 7 * 3600 * RATE;
    byte[] file = coding.video(200).timestamps(RATE, n -> n < 50 ? n : n + hours).bytes();

    Decoded decoded = everyWay(file, Sampling.fps(1));

    // FLV has three bytes for the time from decoding to presentation: two pictures get wrong times.
    boolean wrong = coding.container.equals("flv") && coding.bFrames > 0;
    double slack = wrong || coding.container.equals("vob") ? 0.13 : 0.01;
    assertThat(decoded.numbers()).hasSizeBetween(8, 9).startsWith(0, 25);
    for (int i = 0; i < 8; i++) {
      double time = decoded.numbers().get(i) / (double) RATE;
      assertThat(decoded.times().get(i)).isBetween(time - slack, time + slack);
    }
    assertThat(amounts(decoded)).containsOnlyKeys(Kind.TIMES_CORRECTED);
  }

  @Test
  void goOnWhereTheSecondStartsFarBefore() {
    Coding coding = new Coding("mpegts", "mpeg2video", 12, 0);

    Decoded decoded =
        everyWay(joined(coding.part(0, 50, 400 * RATE), coding.part(50, 50, 37)), Sampling.fps(1));

    assertThat(decoded.numbers()).containsExactly(0, 25, 50, 75);
    assertThat(amounts(decoded)).isEqualTo(Map.of(Kind.TIMES_CORRECTED, 1.0));
  }

  @Test
  void goOnWhereTheClockOfATransportStreamWraps() {
    int wrap = (int) ((1L << 33) / 90_000 * RATE);
    Coding coding = new Coding("mpegts", "mpeg2video", 12, 2);

    Decoded decoded =
        everyWay(coding.video(200).timestamps(RATE, n -> wrap - 90 + n).bytes(), Sampling.fps(1));

    assertThat(decoded.numbers()).containsExactly(0, 25, 50, 75, 100, 125, 150, 175);
    assertThat(decoded.warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "mpegts,mpeg2video",
    "mpegts,libopenh264",
    "flv,flv",
    "vob,mpeg2video",
    "h264,libopenh264"
  })
  void mayChangeTheirSize(String container, String codec) {
    Coding coding = new Coding(container, codec, 12, 0);
    UnaryOperator<SyntheticVideo> large =
        video -> video.size(320, 192).pictures(n -> TestPicture.of(50 + n, 320, 192));

    Decoded decoded =
        everyWay(
            joined(coding.part(0, 50, 0), large.apply(coding.video(50)).bytes()), Sampling.fps(1));

    assertThat(decoded.numbers()).containsExactly(0, 25, 50, 75);
  }

  @ParameterizedTest
  @CsvSource({"0", "2"})
  void mayStartWithinAGroup(int bFrames) {
    Coding coding = new Coding("mpegts", "mpeg2video", 12, bFrames);
    byte[] second = coding.part(50, 100, 0);
    int cut = second.length / 188 / 20 * 188;

    Decoded decoded =
        everyWay(
            joined(coding.part(0, 50, 0), Arrays.copyOfRange(second, cut, second.length)),
            Sampling.fps(5));

    assertThat(decoded.numbers()).startsWith(0, 5, 10, 15, 20, 25, 30, 35, 40, 45);
    assertThat(decoded.numbers().get(decoded.numbers().size() - 1)).isGreaterThan(140);
    assertThat(amounts(decoded)).containsKey(Kind.TIMES_CORRECTED);
  }

  @Test
  void mayHaveStreamsOfTheirOwn() {
    Coding coding = new Coding("mpegts", "mpeg2video", 12, 0);
    byte[] second =
        coding
            .video(40)
            .pictures(n -> TestPicture.of(60 + n, 160, 96))
            .muxerOption("mpegts_start_pid", "600")
            .bytes();

    Decoded decoded =
        everyWay(joined(coding.part(0, 60, 0), second, coding.part(100, 25, 0)), Sampling.fps(5));

    // The last frame of a part comes too late to be decoded.
    assertThat(decoded.frames()).hasSize(25);
    for (int k = 0; k < 25; k++) {
      assertThat(decoded.numbers().get(k)).isBetween(5 * k - 2, 5 * k + 2);
    }
    assertThat(amounts(decoded)).containsOnlyKeys(Kind.TIMES_CORRECTED);
  }

  @ParameterizedTest
  @CsvSource({"256", "600"})
  void sayWhereAPartHasAnotherCoding(String stream) {
    byte[] second =
        new Coding("mpegts", "libopenh264", 12, 0)
            .video(40)
            .muxerOption("mpegts_start_pid", stream)
            .bytes();

    Decoded decoded =
        everyWay(
            joined(new Coding("mpegts", "mpeg2video", 12, 0).part(0, 60, 0), second),
            Sampling.fps(5));

    assertThat(decoded.frames()).hasSize(12);
    assertThat(amounts(decoded)).containsEntry(Kind.STREAMS_LEFT_OUT, 1.0);
  }
}
