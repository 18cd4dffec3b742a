package ai.deepware.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.deepware.ScanException;
import ai.deepware.ScanException.Reason;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.VideoInput;
import ai.deepware.image.PixelImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LimitsIT {
  private static void assertLimit(String name, DecoderLimits limits, byte[] bytes) {
    FfmpegFrameSource source = FfmpegFrameSource.builder().limits(limits).build();
    ScanException e =
        catchThrowableOfType(
            ScanException.class, () -> Decoded.of(source, Decoded.input(bytes), Sampling.fps(10)));
    assertThat(e).as(name).isNotNull();
    assertThat(e.reason()).isEqualTo(Reason.LIMIT);
    assertThat(e.detail()).startsWith(name + " is ");
  }

  @Test
  void namesTheLimitThatWasReached() {
    DecoderLimits limits = DecoderLimits.standard();
    byte[] video = new SyntheticVideo().container("mpegts").codec("mpeg2video").audio().bytes();
    byte[] wide = new SyntheticVideo().aspect(40, 1).bytes();

    assertLimit("pixels", DecoderLimits.builder().pixels(320 * 192 - 1).build(), video);
    assertLimit("streams", DecoderLimits.builder().streams(1).build(), video);
    assertLimit(
        "duration", DecoderLimits.builder().duration(Duration.ofMillis(500)).build(), video);
    assertLimit(
        "timePerFrame", DecoderLimits.builder().timePerFrame(Duration.ofNanos(1)).build(), video);
    assertLimit("bytes", DecoderLimits.builder().bytes(30_000).build(), video);
    assertLimit("aspectRatio", limits, wide);
  }

  @Test
  void givesUpAStreamThatGivesNoFrames() {
    byte[] video =
        new SyntheticVideo()
            .codec("mjpeg")
            .pixelFormat("yuvj420p")
            .size(64, 64)
            .frames(1200)
            .bytes();
    // The index stays, the pictures are noise.
    int index = indexOf(video, "moov") - 4;
    for (int i = indexOf(video, "mdat") + 4; i < index; i++) {
      video[i] = (byte) ((i * 37) >> 3);
    }

    assertLimit("packetsWithoutFrame", DecoderLimits.standard(), video);
    assertLimit(
        "packetsWithoutFrame", DecoderLimits.builder().packetsWithoutFrame(10).build(), video);
  }

  private static int indexOf(byte[] bytes, String text) {
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    assertThat(at).isPositive();
    return at;
  }

  @Test
  void givesUpAFileWithoutEndInWhichNothingIsFound(@TempDir Path folder) throws IOException {
    Path file = new SyntheticVideo().container("matroska").write(folder.resolve("hole.mkv"));
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      // Within the header of the first cluster FFmpeg starts to search for the next one.
      sparse.setLength(300);
      sparse.setLength(5L << 30);
    }
    FfmpegFrameSource source =
        FfmpegFrameSource.builder()
            .limits(DecoderLimits.builder().timePerFrame(Duration.ofMillis(500)).build())
            .build();

    ScanException e =
        catchThrowableOfType(
            ScanException.class, () -> Decoded.of(source, VideoInput.of(file), Sampling.fps(1)));

    assertThat(e).isNotNull();
    assertThat(e.reason()).isEqualTo(Reason.LIMIT);
    assertThat(e.detail()).startsWith("timePerFrame is ");
  }

  @Test
  void endsAStreamThatChangesItsSizeOverAndOver() {
    byte[] small = part(160);
    byte[] large = part(320);
    byte[] all = new byte[10 * (small.length + large.length)];
    for (int i = 0, at = 0; i < 20; i++) {
      byte[] next = i % 2 == 0 ? small : large;
      System.arraycopy(next, 0, all, at, next.length);
      at += next.length;
    }

    assertLimit("resolutionChanges", DecoderLimits.builder().resolutionChanges(5).build(), all);
  }

  @Test
  void refusesAJumpOfAStreamBeyondTheLimitOfBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(40);
    bytes.putInt(24).put("ftypisom".getBytes(StandardCharsets.ISO_8859_1)).position(24);
    bytes.putInt(1).put("mdat".getBytes(StandardCharsets.ISO_8859_1)).putLong(1L << 60);
    AtomicLong taken = new AtomicLong();
    InputStream endless =
        new SequenceInputStream(
            new ByteArrayInputStream(bytes.array()),
            new InputStream() {
              @Override
              public int read() {
                return (int) taken.incrementAndGet() & 0;
              }

              @Override
              public int read(byte[] target, int offset, int length) {
                return taken.addAndGet(length) > 64 << 20 ? -1 : length;
              }
            });
    FfmpegFrameSource source =
        FfmpegFrameSource.builder().limits(DecoderLimits.builder().bytes(1 << 20).build()).build();

    ScanException e =
        catchThrowableOfType(
            ScanException.class,
            () -> Decoded.of(source, VideoInput.of(endless, "endless"), Sampling.fps(1)));

    assertThat(e).isNotNull();
    assertThat(e.reason()).isEqualTo(Reason.LIMIT);
    assertThat(taken.get()).isLessThanOrEqualTo(2 << 20);
  }

  private static byte[] part(int width) {
    return new SyntheticVideo()
        .container("mpeg2video")
        .codec("mpeg2video")
        .size(width, 96)
        .frames(5)
        .bytes();
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "the memory taken is read from /proc")
  void refusesBombsWithoutTakingMemoryForThem() throws IOException {
    byte[] bomb = flat("mjpeg", "yuvj420p", 6144, 6144, 1);
    byte[] png = flat("png", "rgb24", 6144, 6144, 1);
    byte[] lyingMp4 = withSizesOf(png, 6144, 64);
    long before = residentBytes();

    DecoderLimits limits = DecoderLimits.standard();
    assertLimit("pixels", limits, bomb);
    assertLimit("pixels", limits, png);
    ScanException lying =
        catchThrowableOfType(
            ScanException.class, () -> Decoded.of(Decoded.input(lyingMp4), Sampling.fps(1)));

    assertThat(lying).isNotNull();
    assertThat(lying.reason()).isIn(Reason.LIMIT, Reason.DAMAGED);
    assertThat(bomb.length).isLessThan(1 << 20);
    assertThat(residentBytes() - before).isLessThan(64 << 20);
  }

  private static byte[] flat(String codec, String format, int width, int height, int frames) {
    PixelImage image = PixelImage.filled(width, height, 0x406080);
    return new SyntheticVideo()
        .codec(codec)
        .pixelFormat(format)
        .size(width, height)
        .frames(frames)
        .pictures(n -> image)
        .bytes();
  }

  /**
   * The sizes in the container's sample description and track replaced, those in the codec kept.
   */
  private static byte[] withSizesOf(byte[] video, int size, int other) {
    byte[] copy = video.clone();
    String text = new String(copy, StandardCharsets.ISO_8859_1);
    int entry = text.lastIndexOf("png ");
    if (entry < 0) {
      entry = text.lastIndexOf("mp4v");
    }
    for (int at = entry; at < Math.min(copy.length - 1, entry + 60); at++) {
      if (((copy[at] & 255) << 8 | (copy[at + 1] & 255)) == size) {
        copy[at] = (byte) (other >> 8);
        copy[at + 1] = (byte) other;
        at++;
      }
    }
    assertThat(Arrays.equals(copy, video)).isFalse();
    return copy;
  }

  private static long residentBytes() throws IOException {
    System.gc();
    String[] fields = Files.readString(Path.of("/proc/self/statm")).split(" ", 3);
    return Long.parseLong(fields[1]) * 4096;
  }
}
