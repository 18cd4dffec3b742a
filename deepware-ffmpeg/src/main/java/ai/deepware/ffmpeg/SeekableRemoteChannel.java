package ai.deepware.ffmpeg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** {@link RemoteChannel} for an input that can be sought in; it reads somewhat ahead. */
final class SeekableRemoteChannel extends RemoteChannel implements SeekableByteChannel {
  private final long size;
  private long position;
  private long chunkStart;
  private ByteBuffer chunk = ByteBuffer.allocate(0);

  SeekableRemoteChannel(Reader parent, long size) {
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
