package ai.deepware.ffmpeg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

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

  RemoteChannel(Reader parent) {
    this.parent = parent;
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
}
