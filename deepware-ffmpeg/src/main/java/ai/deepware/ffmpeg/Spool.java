package ai.deepware.ffmpeg;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Makes a channel seekable that is not, by keeping what was read: in memory until it is known
 * whether seeking is needed at all, in a temporary file from then on.
 */
final class Spool implements AutoCloseable {
  private static final int CHUNK = 64 << 10;

  private final ReadableByteChannel source;
  private @Nullable ByteArrayOutputStream head = new ByteArrayOutputStream();
  private @Nullable FileChannel file;
  private long filled;
  private long position;

  Spool(ReadableByteChannel source) {
    this.source = source;
  }

  /** Decides to keep everything, so that it can be sought in. */
  void keep() throws IOException {
    Path path = Files.createTempFile("deepware", ".video");
    FileChannel store =
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    file = store;
    if (head != null) {
      write(store, ByteBuffer.wrap(head.toByteArray()), 0);
      head = null;
    }
  }

  /** Decides to keep nothing. */
  void release() {
    head = null;
  }

  /** Reads at the position, as a channel does. */
  int read(ByteBuffer target) throws IOException {
    while (filled < position) {
      ByteBuffer skipped = ByteBuffer.allocate((int) Math.min(CHUNK, position - filled));
      int count = fill(skipped);
      if (count <= 0) {
        return count;
      }
    }
    int count = position < filled && file != null ? file.read(target, position) : fill(target);
    position += Math.max(0, count);
    return count;
  }

  private int fill(ByteBuffer target) throws IOException {
    int start = target.position();
    int count = source.read(target);
    if (count > 0) {
      store(target.duplicate().position(start).limit(start + count));
      filled += count;
    }
    return count;
  }

  private void store(ByteBuffer bytes) throws IOException {
    if (file != null) {
      write(file, bytes, filled);
    } else if (head != null) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.get(copy);
      head.writeBytes(copy);
    }
  }

  private static void write(FileChannel file, ByteBuffer bytes, long start) throws IOException {
    long at = start;
    while (bytes.hasRemaining()) {
      at += file.write(bytes, at);
    }
  }

  void position(long target) {
    position = target;
  }

  /** Deletes what was kept; the source stays open. */
  @Override
  public void close() throws IOException {
    head = null;
    if (file != null) {
      file.close();
    }
  }
}
