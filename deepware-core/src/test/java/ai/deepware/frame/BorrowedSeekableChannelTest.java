package ai.deepware.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** An application's channel is seen from its position on, and nothing before. */
class BorrowedSeekableChannelTest {
  private final Memory memory = new Memory("SECRETvideo");
  private final SeekableByteChannel view;

  BorrowedSeekableChannelTest() throws IOException {
    memory.position(6);
    view = (SeekableByteChannel) VideoInput.of(memory, "clip").open();
  }

  private String read() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(100);
    view.read(bytes);
    return StandardCharsets.US_ASCII.decode(bytes.flip()).toString();
  }

  @Test
  void startsWhereTheChannelStood() throws IOException {
    assertThat(view.size()).isEqualTo(5);
    assertThat(view.position()).isZero();
    assertThat(read()).isEqualTo("video");
    view.position(3);
    assertThat(read()).isEqualTo("eo");
  }

  @Test
  void isNotOpenedWhereTheChannelStandsBeforeItsStart() {
    Memory odd =
        new Memory("video") {
          @Override
          public long position() {
            return -9;
          }
        };

    assertThatThrownBy(() -> VideoInput.of(odd, "clip").open())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("position is -9");
  }

  @Test
  void refusesPositionsBeforeTheStart() throws IOException {
    for (long position : new long[] {-1, -6, Long.MIN_VALUE}) {
      assertThatThrownBy(() -> view.position(position))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("before the start");
    }
    assertThat(read()).isEqualTo("video");
  }

  @Test
  void hasNothingBeyondTheEndHoweverFar() throws IOException {
    for (long position : new long[] {5, Long.MAX_VALUE - 6, Long.MAX_VALUE - 5, Long.MAX_VALUE}) {
      view.position(position);

      assertThat(view.read(ByteBuffer.allocate(1))).isEqualTo(-1);
      assertThat(view.position()).isNotNegative();
    }
  }

  @Test
  void isEmptyWhereTheChannelStoodBeyondItsEnd() throws IOException {
    memory.position(100);

    SeekableByteChannel empty = (SeekableByteChannel) VideoInput.of(memory, "clip").open();

    assertThat(empty.size()).isZero();
  }

  /** Bytes in memory. */
  private static class Memory implements SeekableByteChannel {
    private final byte[] bytes;
    private long position;

    Memory(String text) {
      bytes = text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public int read(ByteBuffer target) {
      if (position >= bytes.length) {
        return -1;
      }
      int count = Math.min(target.remaining(), bytes.length - (int) position);
      target.put(bytes, (int) position, count);
      position += count;
      return count;
    }

    @Override
    public long position() {
      return position;
    }

    @Override
    public SeekableByteChannel position(long target) {
      position = target;
      return this;
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public int write(ByteBuffer source) {
      throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
      throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
