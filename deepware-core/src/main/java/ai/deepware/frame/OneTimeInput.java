package ai.deepware.frame;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.concurrent.atomic.AtomicBoolean;

/** Bytes that belong to the application: they are read once and never closed here. */
final class OneTimeInput implements VideoInput {
  private final ReadableByteChannel channel;
  private final String name;
  private final AtomicBoolean opened = new AtomicBoolean();

  OneTimeInput(ReadableByteChannel channel, String name) {
    this.channel = channel;
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ReadableByteChannel open() throws IOException {
    if (opened.getAndSet(true)) {
      throw new IllegalStateException(name + " can be read only once");
    }
    return channel instanceof SeekableByteChannel seekable
        ? new BorrowedSeekableChannel(seekable)
        : new BorrowedChannel(channel);
  }
}
