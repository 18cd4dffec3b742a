package ai.deepware.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.deepware.ffmpeg.isolated.IsolatedFrameSource;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.ScanWarning;
import ai.deepware.frame.ScanWarning.Kind;
import ai.deepware.frame.VideoInput;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that was cut says so, a whole one does not, and headers are not believed. */
class EndingIT {
  private static final int FRAMES = 200;
  private static final IsolatedFrameSource ISOLATED = IsolatedFrameSource.builder().build();

  @AfterAll
  static void close() {
    ISOLATED.close();
  }

  /** As where it is written anew while it is read. */
  @ParameterizedTest
  @ValueSource(strings = {"mp4", "matroska", "mpegts", "avi", "flv"})
  void saysThatAFileBecameShorter(String container) {
    byte[] bytes =
        video(
                container,
                container.equals("mpegts")
                    ? "mpeg2video"
                    : container.equals("flv") ? "flv" : "mpeg4")
            .bytes();
    SeekableByteChannel shrinking =
        new SeekableByteChannel() {
          private final MemoryChannel whole = new MemoryChannel(bytes);

          @Override
          public int read(ByteBuffer target) {
            long left = bytes.length / 2 - whole.position();
            // Of an MP4, the index is at the end, and was read before.
            if (left <= 0 && !(container.equals("mp4") && whole.position() > bytes.length * 0.8)) {
              return -1;
            }
            target.limit((int) Math.min(target.limit(), target.position() + Math.max(left, 1)));
            return whole.read(target);
          }

          @Override
          public long position() {
            return whole.position();
          }

          @Override
          public SeekableByteChannel position(long position) {
            whole.position(position);
            return this;
          }

          @Override
          public long size() {
            return bytes.length;
          }

          @Override
          public int write(ByteBuffer source) {
            throw new UnsupportedOperationException();
          }

          @Override
          public SeekableByteChannel truncate(long size) {
            throw new UnsupportedOperationException();
          }

          @Override
          public boolean isOpen() {
            return true;
          }

          @Override
          public void close() {}
        };

    Decoded decoded = Decoded.of(VideoInput.of(shrinking, "shrinking"), Sampling.fps(5));

    assertThat(decoded.warnings()).anyMatch(warning -> warning.kind().partial());
    assertThat(decoded.warnings().toString()).contains("became shorter while it was read");
  }

  private static SyntheticVideo video(String container, String codec) {
    SyntheticVideo video =
        new SyntheticVideo().container(container).codec(codec).size(160, 96).frames(FRAMES);
    switch (codec) {
      case "mjpeg" -> video.pixelFormat("yuvj420p");
      case "gif" -> video.pixelFormat("bgr8");
      case "apng" -> video.pixelFormat("rgb24");
      case "libvpx", "libvpx-vp9" -> video.option("deadline", "realtime");
      default -> {}
    }
    return container.equals("mp4") || container.equals("mov")
        ? video.muxerOption("moov_size", "20000")
        : video;
  }

  private static final List<String[]> NAMING_A_DURATION =
      List.of(
          new String[] {"mp4", "mpeg4"},
          new String[] {"mov", "mjpeg"},
          new String[] {"matroska", "mpeg4"},
          new String[] {"webm", "libvpx"},
          new String[] {"webm", "libvpx-vp9"},
          new String[] {"avi", "mpeg4"},
          new String[] {"avi", "mjpeg"},
          new String[] {"flv", "flv"},
          new String[] {"ivf", "libvpx"});

  private static final List<String[]> OTHERS =
      List.of(
          new String[] {"mpegts", "mpeg2video"},
          new String[] {"mpegts", "libopenh264"},
          new String[] {"vob", "mpeg2video"},
          new String[] {"ogg", "libvpx"},
          new String[] {"asf", "msmpeg4"},
          new String[] {"gif", "gif"},
          new String[] {"mjpeg", "mjpeg"},
          new String[] {"apng", "apng"});

  static Stream<Arguments> cuts() {
    return Stream.concat(NAMING_A_DURATION.stream(), OTHERS.stream())
        .flatMap(kind -> Stream.of(30, 60, 90).map(p -> Arguments.of(kind[0], kind[1], p)));
  }

  /**
   * Inside of what the container is made of, as a stream that ends between two of its pieces, and
   * with a whole picture, is like one that was recorded no longer.
   */
  private static byte[] cut(byte[] whole, String container, int percent) {
    int piece =
        switch (container) {
          case "mpegts" -> 188;
          case "vob" -> 2048;
          default -> 1;
        };
    int at = whole.length * percent / 100;
    return Arrays.copyOf(whole, at - at % piece + piece / 2 + 1);
  }

  private static Set<Kind> kinds(Decoded decoded) {
    return decoded.warnings().stream().map(ScanWarning::kind).collect(Collectors.toSet());
  }

  private static double missing(Decoded decoded) {
    return decoded.warnings().stream()
        .filter(warning -> warning.kind() == Kind.ENDS_EARLY)
        .mapToDouble(ScanWarning::amount)
        .sum();
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void isNoticedWhereAFileWasCut(String container, String codec, int percent) {
    byte[] file = cut(video(container, codec).bytes(), container, percent);
    for (Sampling sampling : List.of(Sampling.fps(1), Sampling.standard(), Sampling.keyframes())) {
      Decoded decoded = Decoded.of(Decoded.input(file), sampling);

      assertThat(kinds(decoded)).containsAnyOf(Kind.ENDS_EARLY, Kind.DAMAGED_FILE);
      assertThat(Decoded.of(ISOLATED, Decoded.input(file), sampling).warnings())
          .isEqualTo(decoded.warnings());
      if (NAMING_A_DURATION.stream().anyMatch(kind -> kind[0].equals(container))) {
        double last = decoded.times().get(decoded.times().size() - 1);
        assertThat(missing(decoded)).isPositive().isLessThanOrEqualTo(8 - last);
      }
    }
  }

  static Stream<Arguments> whole() {
    return Stream.concat(
            Stream.concat(NAMING_A_DURATION.stream(), OTHERS.stream())
                .filter(kind -> !kind[0].equals("apng")),
            Stream.of(
                new String[] {"h264", "libopenh264"},
                new String[] {"m4v", "mpeg4"},
                new String[] {"mpeg2video", "mpeg2video"},
                new String[] {"nut", "mpeg4"},
                new String[] {"matroska", "ffv1"},
                new String[] {"mp4", "libsvtav1"}))
        .map(kind -> Arguments.of(kind[0], kind[1]));
  }

  @ParameterizedTest
  @MethodSource("whole")
  void isQuietWhereAFileIsWhole(String container, String codec) {
    SyntheticVideo video = video(container, codec);
    byte[] file = video.bytes();
    for (Sampling sampling : List.of(Sampling.fps(1), Sampling.standard(), Sampling.keyframes())) {
      assertThat(Decoded.of(Decoded.input(file), sampling).warnings()).isEmpty();
      assertThat(Decoded.of(Decoded.stream(file), sampling).warnings()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"mpeg2video,mpegts", "mpeg2video,vob", "mpeg4,matroska", "mpeg4,mp4", "mpeg4,avi"})
  void isQuietAboutPicturesThatAreReordered(String codec, String container) {
    byte[] file = video(container, codec).groups(12, 2).timestamps(25, n -> n + 40).bytes();

    for (Sampling sampling : List.of(Sampling.fps(1), Sampling.keyframes())) {
      assertThat(Decoded.of(Decoded.input(file), sampling).warnings()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"matroska", "avi", "mov"})
  void isQuietWhereSoundGoesOn(String container) {
    // One second of sound.
    byte[] file = video(container, "mpeg4").audio().frames(10).bytes();

    assertThat(Decoded.of(Decoded.input(file), Sampling.fps(1)).warnings()).isEmpty();
  }

  /** The muxer writes empty chunks for times without a frame, which FFmpeg passes over. */
  @ParameterizedTest
  @ValueSource(strings = {"mpeg4", "mjpeg", "libopenh264"})
  void isQuietWhereAnAviRepeatsAFrame(String codec) {
    byte[] file = video("avi", codec).timestamps(25, n -> n < 100 ? n : n + 500).bytes();

    Decoded decoded = Decoded.of(Decoded.input(file), Sampling.fps(1));

    assertThat(decoded.times()).containsExactly(0., 1., 2., 3., 24., 25., 26., 27.);
    assertThat(decoded.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"matroska", "mp4", "flv", "asf"})
  void isQuietAboutASlideShow(String container) {
    String codec = container.equals("flv") ? "flv" : container.equals("asf") ? "msmpeg4" : "mpeg4";
    byte[] file = video(container, codec).frames(5).timestamps(25, n -> 750L * n).bytes();

    Decoded decoded = Decoded.of(Decoded.input(file), Sampling.standard());

    assertThat(decoded.numbers()).containsExactly(0, 1, 2, 3, 4);
    assertThat(decoded.times()).containsExactly(0.0, 30.0, 60.0, 90.0, 120.0);
    assertThat(decoded.warnings()).isEmpty();
  }

  @Test
  void isNoticedInAStream() {
    byte[] file = cut(video("matroska", "mpeg4").bytes(), "matroska", 60);

    assertThat(kinds(Decoded.of(Decoded.stream(file), Sampling.fps(1)))).contains(Kind.ENDS_EARLY);
  }

  /** Puts another duration into the header. */
  private static byte[] claiming(byte[] file, String container, double seconds) {
    byte[] changed = file.clone();
    ByteBuffer bytes = ByteBuffer.wrap(changed);
    String text = new String(file, StandardCharsets.ISO_8859_1);
    switch (container) {
      case "matroska" -> bytes.putDouble(text.indexOf("D\u0089\u0088") + 3, seconds * 1000);
      case "flv" -> bytes.putDouble(text.indexOf("duration") + 9, seconds);
      case "mp4" -> {
        for (String box : List.of("mdhd", "mvhd")) {
          int at = text.indexOf(box) + 4;
          bytes.putInt(at + 16, (int) (bytes.getInt(at + 12) * seconds));
        }
      }
      default -> throw new IllegalArgumentException(container);
    }
    return changed;
  }

  @ParameterizedTest
  @CsvSource({"matroska,mpeg4", "flv,flv", "mp4,mpeg4"})
  void isWhereThePacketsEndWhateverAHeaderClaims(String container, String codec) {
    byte[] file = video(container, codec).bytes();
    Decoded honest = Decoded.of(Decoded.input(file), Sampling.standard());
    for (double claim : new double[] {1, 60, 50 * 3600}) {
      byte[] claiming = claiming(file, container, claim);

      Decoded decoded = Decoded.of(Decoded.input(claiming), Sampling.standard());

      assertThat(decoded.numbers()).isEqualTo(honest.numbers());
      assertThat(decoded.times()).isEqualTo(honest.times());
      assertThat(decoded.info().samplingRate()).isEqualTo(honest.info().samplingRate());
      assertThat(decoded.info().expectedFrames()).hasValue(16);
      for (Sampling sampling : List.of(Sampling.keyframes(), Sampling.reference())) {
        assertThat(Decoded.of(Decoded.input(claiming), sampling).frames()).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"matroska,mpeg4", "flv,flv", "mp4,mpeg4"})
  void isNotHiddenByAHeaderThatClaimsASecond(String container, String codec) {
    byte[] file = claiming(video(container, codec).frames(1000).bytes(), container, 1);

    Decoded decoded = Decoded.of(Decoded.input(file), Sampling.standard());

    assertThat(decoded.frames()).hasSize(40);
    assertThat(decoded.info().samplingRate()).hasValue(1);
  }

  @Test
  @Tag("material")
  void isQuietAboutRealVideos() throws Exception {
    Path videos =
        Path.of(System.getenv().getOrDefault("DEEPWARE_SHARED", "../../shared"), "videos");
    assumeTrue(Files.isDirectory(videos), "there are no videos beside the checkout");
    try (Stream<Path> files = Files.walk(videos)) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.(mp4|mkv)")).toList()) {
        Decoded decoded = Decoded.of(VideoInput.of(file), Sampling.keyframes());
        assertThat(decoded.warnings()).as("%s", file).isEmpty();
      }
    }
  }

  /** As Theora's have: the frame before stands. */
  @Test
  void isQuietAboutEmptyPackets() {
    byte[] file = video("nut", "mpeg4").repeated(n -> n % 3 == 1 || (n > 60 && n < 120)).bytes();

    Decoded decoded = Decoded.of(Decoded.input(file), Sampling.fps(5));

    assertThat(decoded.times().get(decoded.times().size() - 1)).isGreaterThan(7.6);
    assertThat(decoded.warnings()).isEmpty();
  }
}
