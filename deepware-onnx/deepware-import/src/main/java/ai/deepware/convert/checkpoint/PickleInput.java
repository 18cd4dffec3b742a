package ai.deepware.convert.checkpoint;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads the primitive pieces of a pickle in order, within bounds. */
final class PickleInput {
  /** The largest pickle that is read. One of EfficientNet-B7 has 0.3 MB. */
  static final int MAX_BYTES = 16 << 20;

  private static final int MAX_TEXT = 1 << 20;
  private static final int MAX_LINE = 256;
  private static final int BUFFER = 1 << 13;

  private final Storage source;
  private final FileFaults faults;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
  private long next;
  private long limit;

  PickleInput(Storage source, FileFaults faults) {
    this.source = source;
    this.faults = faults;
    buffer.limit(0);
    startPickle();
  }

  /** Grants the next pickle its allowance of bytes. */
  void startPickle() {
    limit = position() + MAX_BYTES;
  }

  /** Returns the position of the next byte. */
  long position() {
    return next - buffer.remaining();
  }

  int readByte() throws IOException {
    ensure(1);
    return buffer.get() & 0xff;
  }

  int readShort() throws IOException {
    ensure(2);
    return buffer.getShort() & 0xffff;
  }

  int readInt() throws IOException {
    ensure(4);
    return buffer.getInt();
  }

  long readLong() throws IOException {
    ensure(8);
    return buffer.getLong();
  }

  /** Reads a big-endian double precision number. */
  double readDouble() throws IOException {
    return Double.longBitsToDouble(Long.reverseBytes(readLong()));
  }

  /** Reads a little-endian two's complement number; Long if it fits, else BigInteger. */
  Number readNumber(int bytes) throws IOException {
    if (bytes > 16) {
      throw faults.unsupported("the pickle holds a number of " + bytes + " bytes");
    }
    byte[] digits = readBytes(bytes);
    for (int i = 0; i < bytes / 2; i++) {
      byte swap = digits[i];
      digits[i] = digits[bytes - 1 - i];
      digits[bytes - 1 - i] = swap;
    }
    BigInteger value = bytes == 0 ? BigInteger.ZERO : new BigInteger(digits);
    return value.bitLength() < Long.SIZE ? (Number) value.longValue() : value;
  }

  String readText(long bytes) throws IOException {
    return new String(readBytes(bytes), StandardCharsets.UTF_8);
  }

  byte[] readBytes(long bytes) throws IOException {
    if (bytes < 0 || bytes > MAX_TEXT) {
      throw faults.tooLarge("the pickle holds a text of " + bytes + " bytes");
    }
    if (bytes > source.size() - position()) {
      throw faults.truncated("the pickle ends within a text of " + bytes + " bytes");
    }
    byte[] result = new byte[(int) bytes];
    for (int done = 0; done < result.length; ) {
      ensure(1);
      int count = Math.min(buffer.remaining(), result.length - done);
      buffer.get(result, done, count);
      done += count;
    }
    return result;
  }

  String readLine() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = readByte(); c != '\n'; c = readByte()) {
      if (line.length() == MAX_LINE) {
        throw faults.corrupt("the pickle holds a name of more than " + MAX_LINE + " characters");
      }
      line.append((char) c);
    }
    return line.toString();
  }

  private void ensure(int bytes) throws IOException {
    if (buffer.remaining() >= bytes) {
      return;
    }
    if (position() + bytes > limit) {
      throw faults.tooLarge("the pickle has more than " + MAX_BYTES + " bytes");
    }
    long start = position();
    int available = (int) Math.min(buffer.capacity(), source.size() - start);
    if (available < bytes) {
      throw faults.truncated("the pickle ends at byte " + source.size());
    }
    source.read(start, buffer.clear().limit(available));
    next = start + available;
  }
}
