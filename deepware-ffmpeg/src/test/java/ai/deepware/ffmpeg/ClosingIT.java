package ai.deepware.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.deepware.ScanException;
import ai.deepware.ScanException.Reason;
import ai.deepware.ffmpeg.isolated.IsolatedFrameSource;
import ai.deepware.frame.FrameSource;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.VideoInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** An input that cannot be closed does not hide why it could not be decoded. */
class ClosingIT {
  private static final byte[] NO_VIDEO = "no video at all".getBytes(StandardCharsets.US_ASCII);

  /** A video whose codec and frames are not what its container says. */
  private static byte[] undecodable() {
    byte[] video = new SyntheticVideo().frames(3).bytes();
    int start = new String(video, StandardCharsets.ISO_8859_1).indexOf("mdat") + 4;
    Arrays.fill(video, start, start + 2000, (byte) 0);
    return video;
  }

  @Test
  void inThisProcess() {
    assertProblemStays(new FfmpegFrameSource(), NO_VIDEO, Reason.NOT_A_VIDEO);
    assertProblemStays(new FfmpegFrameSource(), undecodable(), Reason.DAMAGED);
  }

  @Test
  void inAChild() {
    try (IsolatedFrameSource source = IsolatedFrameSource.builder().build()) {
      assertProblemStays(source, NO_VIDEO, Reason.NOT_A_VIDEO);
    }
  }

  private static void assertProblemStays(FrameSource source, byte[] bytes, Reason reason) {
    ScanException e =
        catchThrowableOfType(
            ScanException.class, () -> Decoded.of(source, unclosable(bytes), Sampling.fps(1)));

    assertThat(e.reason()).isEqualTo(reason);
    assertThat(e.getSuppressed())
        .singleElement()
        .satisfies(problem -> assertThat(problem).hasStackTraceContaining("cannot be closed"));
  }

  private static VideoInput unclosable(byte[] bytes) {
    ReadableByteChannel all = Channels.newChannel(new ByteArrayInputStream(bytes));
    return new VideoInput() {
      @Override
      public String name() {
        return "unclosable";
      }

      @Override
      public ReadableByteChannel open() {
        return new ReadableByteChannel() {
          @Override
          public int read(ByteBuffer target) throws IOException {
            return all.read(target);
          }

          @Override
          public boolean isOpen() {
            return true;
          }

          @Override
          public void close() throws IOException {
            throw new IOException("cannot be closed");
          }
        };
      }
    };
  }
}
