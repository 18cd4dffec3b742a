package ai.deepware.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an application passes in stays the application's. */
class VideoInputTest {
  @Test
  void neverClosesAStreamAlsoWhereItsReaderIsInterrupted() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    SlowStream stream = new SlowStream(reading, goOn);
    Thread reader =
        new Thread(
            () -> {
              try (ReadableByteChannel channel = VideoInput.of(stream, "clip").open()) {
                channel.read(ByteBuffer.allocate(10));
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    reader.start();
    reading.await();
    reader.interrupt();
    goOn.countDown();
    reader.join();

    assertThat(stream.closed).isFalse();
    assertThat(stream.read()).isEqualTo(4);
  }

  @Test
  void readsAStreamFromItsPositionToItsEnd() throws IOException {
    byte[] bytes = new byte[200_000];
    bytes[150_000] = 7;
    InputStream stream = new ByteArrayInputStream(bytes);
    stream.skipNBytes(100_000);
    ByteBuffer all = ByteBuffer.allocate(200_000);

    ReadableByteChannel channel = VideoInput.of(stream, "clip").open();
    while (channel.read(all) >= 0) {
      // Reads on.
    }

    assertThat(all.position()).isEqualTo(100_000);
    assertThat(all.get(50_000)).isEqualTo((byte) 7);
    assertThat(channel).isNotInstanceOf(SeekableByteChannel.class);
  }

  @Test
  void refusesAStreamThatClaimsMoreThanItWasAskedFor() throws IOException {
    InputStream liar =
        new ByteArrayInputStream(new byte[10]) {
          @Override
          public synchronized int read(byte[] target, int from, int length) {
            return length + 1;
          }
        };

    ReadableByteChannel channel = VideoInput.of(liar, "clip").open();

    assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(4)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("5 bytes where 4 fit");
  }

  @Test
  void readsAStreamThatGivesOneByteAtATime() throws IOException {
    InputStream slow =
        new InputStream() {
          private int next;

          @Override
          public int read() {
            return next < 3 ? next++ : -1;
          }

          @Override
          public int read(byte[] target, int from, int length) {
            int value = read();
            if (value < 0) {
              return -1;
            }
            target[from] = (byte) value;
            return 1;
          }
        };
    ByteBuffer all = ByteBuffer.allocate(10);

    ReadableByteChannel channel = VideoInput.of(slow, "clip").open();
    while (channel.read(all) >= 0) {
      // Reads on.
    }

    assertThat(all.flip()).isEqualTo(ByteBuffer.wrap(new byte[] {0, 1, 2}));
  }

  @Test
  void leavesAFileStreamAtWhatItRead(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("clip"), new byte[] {1, 2, 3, 4, 5});
    try (InputStream stream = Files.newInputStream(file)) {
      try (ReadableByteChannel channel = VideoInput.of(stream, "clip").open()) {
        channel.read(ByteBuffer.allocate(3));
      }

      assertThat(stream.read()).isEqualTo(4);
    }
  }

  /** Gives 4 bytes, the first ones when it is told to go on. */
  private static final class SlowStream extends InputStream {
    private final CountDownLatch reading;
    private final CountDownLatch goOn;
    private int next = 1;
    volatile boolean closed;

    SlowStream(CountDownLatch reading, CountDownLatch goOn) {
      this.reading = reading;
      this.goOn = goOn;
    }

    @Override
    public int read() {
      return next++;
    }

    @Override
    public int read(byte[] target, int from, int length) {
      reading.countDown();
      boolean interrupted = false;
      while (goOn.getCount() > 0) {
        try {
          goOn.await();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      for (int i = 0; i < 3; i++) {
        target[from + i] = (byte) read();
      }
      return 3;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
