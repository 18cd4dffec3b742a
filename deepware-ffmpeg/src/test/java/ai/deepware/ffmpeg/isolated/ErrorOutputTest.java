package ai.deepware.ffmpeg.isolated;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ErrorOutputTest {
  private static final long WAIT_MILLIS = 10_000;

  private static String summary(String output) throws InterruptedException {
    byte[] bytes = output.getBytes(StandardCharsets.UTF_8);
    return new ErrorOutput(new ByteArrayInputStream(bytes)).summary(WAIT_MILLIS);
  }

  @Test
  void keepsTheLastLines() throws InterruptedException {
    assertThat(summary("one\ntwo\r\n\n  three\nfour")).isEqualTo("two; three; four");
  }

  @Test
  void tellsOfACrashInNativeCode() throws InterruptedException {
    assertThat(summary("#\n#  SIGSEGV (0xb)\n#\n# C  [libc.so+0x1]  strlen\nAborted\n"))
        .isEqualTo("SIGSEGV (0xb) in C  [libc.so+0x1]  strlen");
  }

  @Test
  void cannotBeUsedToForgeLinesOrTurnTerminals() throws InterruptedException {
    assertThat(summary("\u001b[31mred\u009b0m\u2028WARN forged\u202egpj\tend"))
        .isEqualTo("\\u001b[31mred\\u009b0m\\u2028WARN forged\\u202egpj end");
  }

  @Test
  void aLineWithoutEndTakesNoMemory() throws InterruptedException {
    EndlessLine stream = new EndlessLine(16 << 20);

    assertThat(new ErrorOutput(stream).summary(WAIT_MILLIS)).hasSize(300).matches("x+");
    assertThat(stream.allocated).isBetween(1L, 1L << 20);
  }

  /** So many characters, after which it notes what its reader has allocated. */
  private static final class EndlessLine extends InputStream {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private int left;
    private volatile long allocated;

    EndlessLine(int length) {
      left = length;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (left == 0) {
        allocated = threads.getCurrentThreadAllocatedBytes();
        return -1;
      }
      int count = Math.min(left, length);
      Arrays.fill(target, offset, offset + count, (byte) 'x');
      left -= count;
      return count;
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException();
    }
  }
}
