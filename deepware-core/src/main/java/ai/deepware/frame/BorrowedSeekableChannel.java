package ai.deepware.frame;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** {@link BorrowedChannel} for a channel that can seek; position 0 is where it stood at first. */
final class BorrowedSeekableChannel extends BorrowedChannel implements SeekableByteChannel {
  private final SeekableByteChannel channel;
  private final long start;

  BorrowedSeekableChannel(SeekableByteChannel channel) throws IOException {
    super(channel);
    this.channel = channel;
    this.start = channel.position();
    if (start < 0) {
      throw new IOException("its position is " + start);
    }
  }

  @Override
  public long position() throws IOException {
    checkOpen();
    return channel.position() - start;
  }

  @Override
  public SeekableByteChannel position(long position) throws IOException {
    checkOpen();
    if (position < 0) {
      throw new IllegalArgumentException("position before the start: " + position);
    }
    // One that no number is large enough for is beyond the end in any case.
    channel.position(position > Long.MAX_VALUE - start ? Long.MAX_VALUE : start + position);
    return this;
  }

  @Override
  public long size() throws IOException {
    checkOpen();
    return Math.max(0, channel.size() - start);
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }
}
