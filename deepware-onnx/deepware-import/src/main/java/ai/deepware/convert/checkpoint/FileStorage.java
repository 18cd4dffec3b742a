package ai.deepware.convert.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Bytes that lie as they are in a file. */
record FileStorage(FileChannel channel, long offset, long size, FileFaults faults)
    implements Storage {

  @Override
  public void read(long position, ByteBuffer target) throws IOException {
    if (position < 0 || target.remaining() > size - position) {
      throw faults.truncated("data ends at byte " + (offset + size));
    }
    long at = offset + position;
    while (target.hasRemaining()) {
      int count = channel.read(target, at);
      if (count < 0) {
        throw faults.truncated("the file ends at byte " + at);
      }
      at += count;
    }
    target.flip();
  }
}
