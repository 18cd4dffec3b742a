package ai.deepware.frame;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * Reads a stream that belongs to the application. Unlike the JDK's channel over a stream it does
 * not close the stream when its thread is interrupted: a scan that ends early costs the stream
 * nothing.
 */
final class StreamChannel implements ReadableByteChannel {
  private static final int MOST = 64 * 1024;

  private final InputStream stream;
  private byte[] bytes = new byte[0];

  StreamChannel(InputStream stream) {
    this.stream = stream;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    int most = Math.min(target.remaining(), MOST);
    if (most == 0) {
      return 0;
    }
    if (bytes.length < most) {
      bytes = new byte[most];
    }
    int count = stream.read(bytes, 0, most);
    if (count > most) {
      throw new IOException("the stream returned " + count + " bytes where " + most + " fit");
    }
    if (count > 0) {
      target.put(bytes, 0, count);
    }
    return count;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}
