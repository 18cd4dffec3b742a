package ai.deepware.convert.checkpoint;

import java.nio.ByteBuffer;

/** Bytes that have been read already. */
@SuppressWarnings("ArrayRecordComponent") // never compared, and not visible outside the package
record MemoryStorage(byte[] bytes, FileFaults faults) implements Storage {

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public void read(long position, ByteBuffer target) {
    if (position < 0 || target.remaining() > bytes.length - position) {
      throw faults.truncated("data ends after " + bytes.length + " bytes");
    }
    target.put(bytes, (int) position, target.remaining());
    target.flip();
  }
}
