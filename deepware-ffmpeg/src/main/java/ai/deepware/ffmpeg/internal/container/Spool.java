package ai.deepware.ffmpeg.internal.container;

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
public final class Spool implements AutoCloseable {
  /** What went wrong with the temporary file, which is no fault of the video. */
  static final class StoreException extends IOException {
    private static final long serialVersionUID = 1L;

    StoreException(Path folder, IOException cause) {
      super("cannot be kept in a temporary file in " + folder + ": " + cause, cause);
    }
  }

  private static final int CHUNK = 64 << 10;

  private final ReadableByteChannel source;
  private final Path folder;
  private final Stopwatch stopwatch;
  private final ByteBuffer skipped = ByteBuffer.allocate(CHUNK);
  private @Nullable ByteArrayOutputStream head = new ByteArrayOutputStream();
  private @Nullable Path path;
  private @Nullable FileChannel file;
  private long filled;
  private long position;

  /**
   * Starts with an empty memory.
   *
   * @param folder where a temporary file is put
   * @param stopwatch that leaves out how long the source takes, and nothing else
   */
  Spool(ReadableByteChannel source, Path folder, Stopwatch stopwatch) {
    this.source = source;
    this.folder = folder;
    this.stopwatch = stopwatch;
  }

  /** Decides to keep everything, so that it can be sought in. */
  void keep() throws StoreException {
    try {
      Path created = Files.createTempFile(folder, "deepware", ".video");
      path = created;
      FileChannel store =
          FileChannel.open(
              created,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      file = store;
      if (head != null) {
        write(store, ByteBuffer.wrap(head.toByteArray()), 0);
        head = null;
      }
    } catch (IOException e) {
      throw new StoreException(folder, e);
    }
  }

  /** Decides to keep nothing. */
  void release() {
    head = null;
  }

  /** {@return whether there is something to be read before the position is reached} */
  boolean isBehind() {
    return filled < position;
  }

  /** Reads a little of what is before the position; the number of bytes, or -1 at the end. */
  int skip() throws IOException {
    return fill(skipped.clear().limit((int) Math.min(CHUNK, position - filled)));
  }

  /** Reads at the position, as a channel does; it must have been reached. */
  int read(ByteBuffer target) throws IOException {
    int count = position < filled && file != null ? file.read(target, position) : fill(target);
    position += Math.max(0, count);
    return count;
  }

  private int fill(ByteBuffer target) throws IOException {
    int start = target.position();
    int count = stopwatch.leaveOut(() -> source.read(target));
    if (count > 0) {
      store(target.duplicate().position(start).limit(start + count));
      filled += count;
    }
    return count;
  }

  private void store(ByteBuffer bytes) throws StoreException {
    if (file != null) {
      try {
        write(file, bytes, filled);
      } catch (IOException e) {
        throw new StoreException(folder, e);
      }
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

  /** {@return name of the temporary file, which need not be seen in its folder} */
  String name() {
    return path == null ? "" : String.valueOf(path.getFileName());
  }

  void position(long target) {
    position = target;
  }

  /** Deletes what was kept; the source stays open. */
  @Override
  public void close() throws IOException {
    head = null;
    try {
      if (file != null) {
        file.close();
      }
    } finally {
      // Where an open file can be deleted it is gone already; not everywhere, and not if it was
      // never opened.
      if (path != null) {
        Files.deleteIfExists(path);
      }
    }
  }
}
