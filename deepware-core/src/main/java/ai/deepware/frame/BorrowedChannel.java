package ai.deepware.frame;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;

/** A view of somebody else's channel: closing the view leaves the channel open. */
class BorrowedChannel implements ReadableByteChannel {
  private final ReadableByteChannel channel;
  private volatile boolean open = true;

  BorrowedChannel(ReadableByteChannel channel) {
    this.channel = channel;
  }

  final void checkOpen() throws ClosedChannelException {
    if (!open) {
      throw new ClosedChannelException();
    }
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    checkOpen();
    return channel.read(target);
  }

  @Override
  public boolean isOpen() {
    return open && channel.isOpen();
  }

  @Override
  public void close() {
    open = false;
  }
}
