package ai.deepware.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.deepware.ScanException;
import ai.deepware.ScanException.Reason;
import ai.deepware.Step;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.VideoInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadFilesIT {
  private final Path folder;

  BadFilesIT(@TempDir Path folder) {
    this.folder = folder;
  }

  private static ScanException refusal(VideoInput input) {
    ScanException e =
        catchThrowableOfType(ScanException.class, () -> Decoded.of(input, Sampling.standard()));
    assertThat(e).as("refusal of %s", input.name()).isNotNull();
    assertThat(e.step()).isEqualTo(Step.DECODE);
    assertThat(e.file()).isEqualTo(input.name());
    return e;
  }

  private ScanException refusal(String name, String content) throws IOException {
    return refusal(VideoInput.of(Files.writeString(folder.resolve(name), content)));
  }

  @Test
  void refusesWhatIsNoFile() throws Exception {
    assertThat(refusal(VideoInput.of(folder.resolve("missing.mp4"))).reason())
        .isEqualTo(Reason.UNREADABLE);
    assertThat(refusal(VideoInput.of(folder)).detail()).isEqualTo("is a folder");
    Path pipe = folder.resolve("pipe.mp4");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no mkfifo");
    assertThat(refusal(VideoInput.of(pipe)).detail()).isEqualTo("is not a regular file");
  }

  @Test
  void refusesEmptyFiles() throws IOException {
    assertThat(refusal("empty.mp4", "").reason()).isEqualTo(Reason.EMPTY);
    assertThat(refusal(Decoded.stream(new byte[0])).reason()).isEqualTo(Reason.EMPTY);
  }

  @Test
  void refusesText() throws IOException {
    assertThat(refusal("text.mp4", "A text is no video.\n".repeat(99)).reason())
        .isEqualTo(Reason.NOT_A_VIDEO);
  }

  @Test
  void refusesConcatenationScripts() throws IOException {
    new SyntheticVideo().write(folder.resolve("sibling.mp4"));

    ScanException e = refusal("script.mp4", "ffconcat version 1.0\nfile sibling.mp4\n");

    assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED);
    assertThat(e.detail()).contains("concat", "names other files");
  }

  @Test
  void saysThatAWebpIsAnimated() throws IOException {
    String still = "2f00000010071011118888fe0700";
    byte[] animated =
        HexFormat.of()
            .parseHex(
                // RIFF, WEBP, VP8X with its flag of an animation, ANIM, ANMF with a still picture.
                "52494646520000005745425056503858"
                    + "0a00000002000000000000000000"
                    + "414e494d06000000000000000000"
                    + "414e4d4626000000000000000000000000000000640000005650384c0d000000"
                    + still);

    ScanException e = refusal(Decoded.stream(animated));

    assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED);
    assertThat(e.detail()).startsWith("is an animated WebP");
  }

  @ParameterizedTest
  @ValueSource(strings = {"list.mp4", "list.avi", "list.m3u8"})
  void refusesPlaylists(String name) throws IOException {
    new SyntheticVideo().container("mpegts").write(folder.resolve("part.ts"));
    String list =
        "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n%s\n#EXTINF:5,\nhttp://localhost:1/a.ts\n"
            .formatted(folder.resolve("part.ts").toUri());

    ScanException e = refusal(name, list);

    assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED);
    assertThat(e.detail()).contains("hls", "names other files");
  }

  @Test
  void refusesReferencesToOtherFilesInsideAnMp4() throws IOException {
    byte[] video = new SyntheticVideo().container("mov").bytes();
    // Turns the self-contained data reference into an alias of a sibling.
    int at = indexOf(video, "url \0\0\0\1");
    video[at + 7] = 0;
    Path file = Files.write(folder.resolve("alias.mov"), video);

    // The reference names nothing that may be opened; what is inside is read as it is.
    assertThat(Decoded.of(VideoInput.of(file), Sampling.fps(1)).frames()).hasSize(1);
  }

  @Test
  void refusesAudio() {
    SyntheticVideo sound = new SyntheticVideo().container("matroska").audioOnly();

    assertThat(refusal(Decoded.input(sound.bytes())).reason()).isEqualTo(Reason.NO_VIDEO_STREAM);
    assertThat(refusal(Decoded.input(sound.container("wav").bytes())).reason())
        .isEqualTo(Reason.NO_VIDEO_STREAM);
  }

  @Test
  void refusesContainersAndCodecsThatAreNotListed() {
    SyntheticVideo video = new SyntheticVideo().frames(3);

    ScanException container = refusal(Decoded.input(video.container("swf").codec("flv").bytes()));
    ScanException codec = refusal(Decoded.input(video.container("matroska").codec("snow").bytes()));

    assertThat(container.reason()).isEqualTo(Reason.UNSUPPORTED);
    assertThat(container.detail()).contains("'swf'", "allow-list");
    assertThat(codec.reason()).isEqualTo(Reason.UNSUPPORTED);
    assertThat(codec.detail()).contains("'snow'", "allow-list");
  }

  @Test
  void refusesNestedBoxes() throws IOException {
    int depth = 20_000;
    java.nio.ByteBuffer boxes = java.nio.ByteBuffer.allocate(24 + 8 * depth);
    boxes.putInt(24).put("ftypisom".getBytes(StandardCharsets.US_ASCII)).position(24);
    for (int i = depth; i > 0; i--) {
      boxes.putInt(8 * i).put("moov".getBytes(StandardCharsets.US_ASCII));
    }

    ScanException e = refusal(Decoded.input(boxes.array()));

    assertThat(e.reason()).isEqualTo(Reason.DAMAGED);
    assertThat(e.detail()).startsWith("its mp4 container cannot be read: ");
  }

  @Test
  void refusesSparseFiles() throws IOException {
    Path file = folder.resolve("sparse.mp4");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(5L << 30);
    }
    assertThat(refusal(VideoInput.of(file)).reason()).isEqualTo(Reason.NOT_A_VIDEO);
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.write("\0\0\0\30ftypisom\0\0\0\0isommp42".getBytes(StandardCharsets.ISO_8859_1));
    }
    assertThat(refusal(VideoInput.of(file)).detail())
        .startsWith("its mp4 container cannot be read: ");
  }

  @Test
  void usesWhatATruncatedFileStillHas() {
    byte[] whole = new SyntheticVideo().container("matroska").frames(200).bytes();

    Decoded half =
        Decoded.of(Decoded.input(Arrays.copyOf(whole, whole.length / 2)), Sampling.fps(5));

    assertThat(half.frames()).hasSizeBetween(10, 30);
    assertThat(half.numbers()).startsWith(0, 5, 10);
  }

  @Test
  void refusesFilesThatEndBeforeTheFirstFrame() {
    byte[] whole = new SyntheticVideo().frames(200).bytes();

    // The index of an MP4 is at the end.
    assertThat(refusal(Decoded.input(Arrays.copyOf(whole, whole.length / 2))).reason())
        .isEqualTo(Reason.DAMAGED);
  }

  @Test
  void leavesADamagedRegionOutAndSaysHowManyFramesWereLost() {
    byte[] bytes = new SyntheticVideo().container("mpegts").codec("mpeg2video").frames(250).bytes();
    for (int i = bytes.length / 2; i < bytes.length / 2 + 4000; i++) {
      bytes[i] ^= (byte) (i * 31);
    }

    Decoded decoded = Decoded.of(Decoded.input(bytes), Sampling.fps(5));

    assertThat(decoded.frames()).hasSizeGreaterThan(40);
    assertThat(decoded.warnings()).hasSize(1);
    assertThat(decoded.warnings().get(0).text()).matches("\\d+ damaged frames? w.* left out");
    for (int i = 0; i < decoded.frames().size(); i++) {
      assertThat(decoded.numbers().get(i) / 25.0).isEqualTo(decoded.times().get(i));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "libopenh264, mp4, yuv420p",
    "libopenh264, mpegts, yuv420p",
    "libvpx-vp9, webm, yuv420p",
    "libvpx, webm, yuv420p",
    "mpeg4, mp4, yuv420p",
    "mpeg4, matroska, yuv420p",
    "mjpeg, mov, yuvj420p",
    "prores, mov, yuv422p10le"
  })
  void goesOnAfterADamagedRegionAndWarns(String codec, String container, String format) {
    byte[] bytes =
        new SyntheticVideo()
            .codec(codec)
            .container(container)
            .pixelFormat(format)
            .size(160, 96)
            .groups(15, 0)
            .frames(150)
            .option("deadline", "realtime")
            .option("cpu-used", "8")
            .bytes();
    for (int i = bytes.length * 4 / 10; i < bytes.length * 45 / 100; i++) {
      bytes[i] ^= (byte) (i * 31 + 7);
    }

    Decoded decoded = Decoded.of(Decoded.input(bytes), Sampling.fps(25));

    assertThat(decoded.frames()).hasSizeBetween(110, 145);
    assertThat(decoded.times()).contains(0.0, 5.96);
    assertThat(decoded.warnings().toString())
        .matches(".*\\d+ (damaged frames? w\\w+ left out|frames seem to be missing).*");
  }

  @Test
  void passesOnWhatGoesWrongWhileReading() {
    byte[] bytes = new SyntheticVideo().container("matroska").frames(200).bytes();
    IOException cause = new IOException("the line is cut");
    InputStream cut =
        new SequenceInputStream(
            new ByteArrayInputStream(bytes, 0, bytes.length / 2),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw cause;
              }

              @Override
              public int read(byte[] target, int offset, int length) throws IOException {
                throw cause;
              }
            });

    ScanException e = refusal(VideoInput.of(cut, "cut"));

    assertThat(e.reason()).isEqualTo(Reason.UNREADABLE);
    assertThat(e).hasCause(cause);
  }

  @ParameterizedTest
  @ValueSource(classes = {AssertionError.class, OutOfMemoryError.class, StackOverflowError.class})
  void survivesAnErrorOfTheInput(Class<? extends Error> kind) throws Exception {
    Error cause = kind.getConstructor().newInstance();
    InputStream failing =
        new InputStream() {
          @Override
          public int read() {
            throw cause;
          }

          @Override
          public int read(byte[] target, int offset, int length) {
            throw cause;
          }
        };

    ScanException e = refusal(VideoInput.of(failing, "failing"));

    assertThat(e.reason()).isEqualTo(Reason.UNREADABLE);
    assertThat(e).hasCause(cause);
  }

  @Test
  void stopsWhereTheThreadIsInterrupted() {
    byte[] bytes = new SyntheticVideo().bytes();
    Thread.currentThread().interrupt();
    try {
      assertThat(refusal(Decoded.input(bytes)).reason()).isEqualTo(Reason.CANCELLED);
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
  }

  private static int indexOf(byte[] bytes, String text) {
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    int at = all.indexOf(text);
    assertThat(at).isPositive();
    return at;
  }
}
