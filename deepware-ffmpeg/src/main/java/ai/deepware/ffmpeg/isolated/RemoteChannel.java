package ai.deepware.ffmpeg.isolated;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;

/** The input as a child process reads it: through its parent. */
class RemoteChannel implements ReadableByteChannel {
  /** Bytes that are asked for at a time. */
  static final int CHUNK = 256 << 10;

  /** Asks the parent. */
  @FunctionalInterface
  interface Reader {
    Request.Data read(long position, int length) throws IOException;
  }

  private final Reader parent;
  private boolean open = true;

  private RemoteChannel(Reader parent) {
    this.parent = parent;
  }

  /**
   * {@return a channel, one that can seek if the input can}
   *
   * @param size bytes of an input that can be sought in, -1 of another
   */
  static RemoteChannel of(Reader parent, long size) {
    return size < 0 ? new RemoteChannel(parent) : new Seekable(parent, size);
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    int length = Math.min(target.remaining(), CHUNK);
    Request.Data data = ask(0, length);
    target.put(data.bytes());
    return data.count();
  }

  final Request.Data ask(long position, int length) throws IOException {
    Request.Data data = parent.read(position, length);
    if (data.count() == Request.UNREADABLE) {
      throw new IOException("the parent cannot read the input");
    }
    return data;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
  }

  /** An input that can be sought in; it reads somewhat ahead. */
  private static final class Seekable extends RemoteChannel implements SeekableByteChannel {
    private final long size;
    private long position;
    private long chunkStart;
    private ByteBuffer chunk = ByteBuffer.allocate(0);

    Seekable(Reader parent, long size) {
      super(parent);
      this.size = size;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      long offset = position - chunkStart;
      if (offset < 0 || offset >= chunk.limit()) {
        Request.Data data = ask(position, CHUNK);
        if (data.count() <= 0) {
          return data.count();
        }
        chunk = data.bytes();
        chunkStart = position;
        offset = 0;
      }
      int count = Math.min(target.remaining(), chunk.limit() - (int) offset);
      target.put(chunk.slice((int) offset, count));
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
      return size;
    }

    @Override
    public int write(ByteBuffer source) {
      throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long target) {
      throw new NonWritableChannelException();
    }
  }
}
