package ai.deepware.ffmpeg.internal.container;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.global.avformat;

/** The bytes of an input that was read to its end. */
final class FileBytes implements FileEnd.Bytes {
  private final ChannelIo io;
  private final boolean seekable;

  FileBytes(ChannelIo io, boolean seekable) {
    this.io = io;
    this.seekable = seekable;
  }

  @Override
  public long size() {
    return io.size();
  }

  @Override
  public ByteBuffer at(long position, int length) {
    if (position < 0) {
      return ByteBuffer.allocate(0);
    }
    if (!seekable) {
      long end = Math.min(position + length, io.size());
      ByteBuffer head = io.head((int) Math.min(end, Integer.MAX_VALUE));
      return position < end && head.limit() == end
          ? head.slice((int) position, (int) (end - position))
          : ByteBuffer.allocate(0);
    }
    byte[] read = new byte[length];
    int count =
        avformat.avio_seek(io.context(), position, 0) == position
            ? avformat.avio_read(io.context(), read, length)
            : 0;
    return ByteBuffer.wrap(read, 0, Math.max(0, count)).slice();
  }
}
