package ai.deepware.ffmpeg;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A Matroska file of one video track, written element by element (RFC 9559). Each block is shown
 * 300 ns after the one before.
 */
final class TinyBlocks {
  private static final int TICK = 300;

  /** A block's time is a signed 16-bit number within its cluster. */
  private static final int IN_CLUSTER = 1 << 15;

  private static final byte[] UNKNOWN_SIZE = {1, -1, -1, -1, -1, -1, -1, -1};

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private int count;

  /**
   * Starts a file.
   *
   * @param codec Matroska's name
   * @param side pixels of a side of the square pictures, 0 to leave it unsaid
   */
  TinyBlocks(String codec, int side) {
    byte[] size = element(0xe0, element(0xb0, number(side)), element(0xba, number(side)));
    byte[] track =
        element(
            0xae,
            element(0xd7, number(1)),
            element(0x73c5, number(1)),
            element(0x83, number(1)),
            element(0x86, text(codec)),
            side == 0 ? new byte[0] : size);
    file.writeBytes(element(0x1a45dfa3, element(0x4282, text("matroska"))));
    open(0x18538067);
    file.writeBytes(element(0x1549a966, element(0x2ad7b1, number(TICK))));
    file.writeBytes(element(0x1654ae6b, track));
  }

  /** Adds a block that holds these bytes. */
  TinyBlocks block(byte[] packet) {
    if (count % IN_CLUSTER == 0) {
      open(0x1f43b675);
      file.writeBytes(element(0xe7, number(count)));
    }
    int time = count % IN_CLUSTER;
    byte[] header = {(byte) 0x81, (byte) (time >> 8), (byte) time, (byte) (count == 0 ? 0x80 : 0)};
    file.writeBytes(element(0xa3, header, packet));
    count++;
    return this;
  }

  /** Adds so many blocks that hold these bytes. */
  TinyBlocks blocks(int number, byte[] packet) {
    for (int i = 0; i < number; i++) {
      block(packet);
    }
    return this;
  }

  /** {@return the file} */
  byte[] bytes() {
    return file.toByteArray();
  }

  private void open(int id) {
    file.writeBytes(id(id));
    file.writeBytes(UNKNOWN_SIZE);
  }

  private static byte[] element(int id, byte[]... parts) {
    int size = 0;
    for (byte[] part : parts) {
      size += part.length;
    }
    byte[] name = id(id);
    ByteBuffer element = ByteBuffer.allocate(name.length + 4 + size).put(name);
    if (size < 127) {
      element.put((byte) (0x80 | size));
    } else {
      element.putInt(0x10000000 | size);
    }
    for (byte[] part : parts) {
      element.put(part);
    }
    return Arrays.copyOf(element.array(), element.position());
  }

  private static byte[] id(int id) {
    int length = 4 - Integer.numberOfLeadingZeros(id) / 8;
    return Arrays.copyOfRange(number(id), 4 - length, 4);
  }

  private static byte[] number(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  private static byte[] text(String value) {
    return value.getBytes(StandardCharsets.US_ASCII);
  }
}
