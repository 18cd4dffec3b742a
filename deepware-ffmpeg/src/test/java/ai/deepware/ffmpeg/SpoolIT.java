package ai.deepware.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.deepware.ScanException;
import ai.deepware.ScanException.Reason;
import ai.deepware.ffmpeg.isolated.IsolatedFrameSource;
import ai.deepware.frame.FrameSource;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.VideoInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An MP4 whose index comes last, from a stream: everything before it is kept in a file. */
class SpoolIT {
  private static final long MOST = 256 << 20;

  private final Path folder;

  SpoolIT(@TempDir Path folder) {
    this.folder = folder;
  }

  private FfmpegFrameSource.Builder source() {
    return FfmpegFrameSource.builder().temporaryFolder(folder);
  }

  private long files() throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.count();
    }
  }

  @Test
  void countsWhatIsPassedOverOnTheWayToTheIndex() {
    byte[] bytes = new SyntheticVideo().frames(250).bytes();

    try (FfmpegFrameStream stream =
        (FfmpegFrameStream) source().build().open(Decoded.stream(bytes), Sampling.fps(1))) {
      assertThat(stream.bytesRead()).isGreaterThanOrEqualTo(bytes.length);
    }
  }

  @Test
  void countsTheTimeOfKeepingWhatIsPassedOver() {
    Endless endless = new Endless(64L << 30, taken -> {});
    DecoderLimits limits =
        DecoderLimits.builder().bytes(128L << 30).timePerFrame(Duration.ofMillis(20)).build();

    ScanException e = fail(source().limits(limits).build(), endless.input());

    assertThat(e.reason()).isEqualTo(Reason.LIMIT);
    assertThat(e.detail()).startsWith("timePerFrame is ");
    assertThat(endless.taken).isLessThan(MOST);
  }

  @Test
  void canBeInterruptedWhilePassingOver() {
    Endless endless =
        new Endless(
            1L << 30,
            taken -> {
              if (taken > 1 << 20) {
                Thread.currentThread().interrupt();
              }
            });

    ScanException e = fail(source().build(), endless.channel());

    assertThat(Thread.interrupted()).isTrue();
    assertThat(e.reason()).isEqualTo(Reason.CANCELLED);
    assertThat(endless.taken).isLessThan(2 << 20);
  }

  private static ScanException fail(FrameSource source, VideoInput input) {
    ScanException e =
        catchThrowableOfType(ScanException.class, () -> Decoded.of(source, input, Sampling.fps(1)));
    assertThat(e).isNotNull();
    return e;
  }

  /** An MP4 that says it holds so many bytes of pictures, and then gives zeros. */
  private static final class Endless extends InputStream {
    private final byte[] start;
    private final LongConsumer observer;
    private long taken;

    Endless(long size, LongConsumer observer) {
      ByteBuffer bytes = ByteBuffer.allocate(40);
      bytes.putInt(24).put("ftypisom".getBytes(StandardCharsets.ISO_8859_1)).position(24);
      bytes.putInt(1).put("mdat".getBytes(StandardCharsets.ISO_8859_1)).putLong(size);
      this.start = bytes.array();
      this.observer = observer;
    }

    VideoInput input() {
      return VideoInput.of(
          new SequenceInputStream(new ByteArrayInputStream(start), this), "endless");
    }

    /** As one that does not look whether its thread is interrupted. */
    VideoInput channel() {
      InputStream all = new SequenceInputStream(new ByteArrayInputStream(start), this);
      return VideoInput.of(
          new ReadableByteChannel() {
            @Override
            public int read(ByteBuffer target) throws IOException {
              byte[] bytes = new byte[target.remaining()];
              int count = all.read(bytes);
              target.put(bytes, 0, Math.max(0, count));
              return count;
            }

            @Override
            public boolean isOpen() {
              return true;
            }

            @Override
            public void close() {}
          },
          "endless");
    }

    @Override
    public int read() {
      return take(1) < 0 ? -1 : 0;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      return take(length);
    }

    private int take(int length) {
      taken += length;
      observer.accept(taken);
      return taken > MOST ? -1 : length;
    }
  }

  @Test
  void leavesNoFileBehind() throws IOException {
    byte[] bytes = new SyntheticVideo().frames(60).bytes();

    assertThat(Decoded.of(source().build(), Decoded.stream(bytes), Sampling.fps(1)).numbers())
        .containsExactly(0, 25, 50);
    fail(source().build(), Decoded.stream(java.util.Arrays.copyOf(bytes, bytes.length / 2)));

    assertThat(files()).isZero();
  }

  @Test
  void asksForAFolderThatCanBeWrittenTo() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> FfmpegFrameSource.builder().temporaryFolder(folder.resolve("missing")))
        .withMessageContaining("temporaryFolder")
        .withMessageContaining("missing");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FfmpegFrameSource.builder().temporaryFolder(file));
  }

  @Test
  void namesAFolderThatIsGoneInTheErrorOfTheVideo() throws IOException {
    Path gone = Files.createDirectory(folder.resolve("gone"));
    FfmpegFrameSource source = FfmpegFrameSource.builder().temporaryFolder(gone).build();
    Files.delete(gone);

    ScanException e = fail(source, Decoded.stream(new SyntheticVideo().bytes()));

    assertThat(e.reason()).isEqualTo(Reason.SETUP);
    assertThat(e.detail()).startsWith("cannot be kept in a temporary file in " + gone);
  }

  @Test
  void isUsedByAChildToo() throws IOException {
    Path gone = Files.createDirectory(folder.resolve("gone"));
    FfmpegFrameSource decoder = FfmpegFrameSource.builder().temporaryFolder(gone).build();
    Files.delete(gone);

    try (IsolatedFrameSource source = IsolatedFrameSource.builder().decoder(decoder).build()) {
      ScanException e = fail(source, Decoded.stream(new SyntheticVideo().bytes()));

      assertThat(e.detail()).contains("the temporary folder " + gone);
    }
  }

  @Test
  @SuppressWarnings("NullAway") // What Java lets through.
  void optionsAreNeverNull() {
    FfmpegFrameSource.Builder builder = FfmpegFrameSource.builder();

    assertThatNullPointerException().isThrownBy(() -> builder.limits(null));
    assertThatNullPointerException().isThrownBy(() -> builder.colors(null));
    assertThatNullPointerException().isThrownBy(() -> builder.hardware(null));
    assertThatNullPointerException().isThrownBy(() -> builder.temporaryFolder(null));
  }
}
