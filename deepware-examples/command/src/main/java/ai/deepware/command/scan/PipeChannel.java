package ai.deepware.command.scan;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Reads what cannot be sought in, though the JDK gives it out as a file: a pipe, standard input. An
 * interrupt ends the wait for its writer.
 */
final class PipeChannel implements ReadableByteChannel {
  private static final int KIND = 0xF000;
  private static final int PIPE = 0x1000;

  private final FileChannel channel;

  private PipeChannel(FileChannel channel) {
    this.channel = channel;
  }

  /** {@return whether a file is a pipe, after following links} */
  static boolean isPipe(Path file) {
    try {
      return ((int) Files.getAttribute(file, "unix:mode") & KIND) == PIPE;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return false;
    }
  }

  /** Opens a pipe, as soon as somebody writes to it. */
  static PipeChannel open(Path pipe) throws IOException {
    // The system's call that waits for a writer cannot be interrupted.
    FutureTask<FileChannel> opening =
        new FutureTask<>(() -> FileChannel.open(pipe, StandardOpenOption.READ));
    Thread opener = new Thread(opening, "deepware-pipe");
    opener.setDaemon(true);
    opener.start();
    try {
      return new PipeChannel(opening.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClosedByInterruptException();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    }
  }

  /** {@return this process's standard input; an interrupt of its reader closes it} */
  static InputStream standardInput() {
    if (isClosed()) {
      return new InputStream() {
        @Override
        public int read() throws IOException {
          throw new IOException("standard input is closed");
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
          return read();
        }
      };
    }
    return Channels.newInputStream(
        new PipeChannel(new FileInputStream(FileDescriptor.in).getChannel()));
  }

  /** A JVM without standard input opens a file of its own in that place. */
  private static boolean isClosed() {
    try {
      Path home = Path.of(System.getProperty("java.home")).toRealPath();
      return Path.of("/proc/self/fd/0").toRealPath().startsWith(home);
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    return channel.read(target);
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
