package ai.deepware.ffmpeg.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Breaks a video in one to four ways: at any byte, or in the numbers of its container. The same
 * random numbers break it alike.
 */
final class Mutator {
  /** Where containers keep their headers, or their index: at the start or the end. */
  private static final int HEADER = 2048;

  private static final long[] HOSTILE = {
    0,
    1,
    2,
    -1,
    -2,
    255,
    1 << 15,
    1 << 16,
    Integer.MAX_VALUE,
    1L << 31,
    (1L << 32) - 1,
    1L << 32,
    1L << 33,
    1L << 60,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };

  private static final long[] EXTREMES = {
    -1,
    0,
    1,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    0x7FFF_FFF0L,
    0x1000_0000L,
    0x00FF_FFFFL,
    65535,
    32768,
    16384
  };

  private final List<Seed> seeds;
  private final SplittableRandom random;

  Mutator(List<Seed> seeds, SplittableRandom random) {
    this.seeds = seeds;
    this.random = random;
  }

  byte[] mutate(Seed seed) {
    byte[] bytes = seed.bytes().clone();
    int times = 1 + random.nextInt(4);
    if (random.nextBoolean() && !seed.numbers().isEmpty()) {
      for (int i = 0; i < times; i++) {
        changeNumbers(bytes, seed.numbers());
      }
      return bytes;
    }
    for (int i = 0; i < times && bytes.length > 16; i++) {
      bytes = once(bytes);
    }
    return bytes;
  }

  /** One number, or a row of them as tables have: all the same, or each by chance. */
  private void changeNumbers(byte[] bytes, List<NumberField> fields) {
    int first = random.nextInt(fields.size());
    int count = random.nextInt(4) == 0 ? 1 + random.nextInt(16) : 1;
    boolean same = random.nextBoolean();
    long value = hostile();
    for (NumberField field : fields.subList(first, Math.min(fields.size(), first + count))) {
      field.write(bytes, same ? value : hostile());
    }
  }

  private long hostile() {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextLong();
      case 1 -> random.nextInt(4096);
      default -> HOSTILE[random.nextInt(HOSTILE.length)];
    };
  }

  private byte[] once(byte[] bytes) {
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> flipBits(bytes);
      case 3, 4, 5 -> writeExtreme(bytes);
      case 6 -> writeNoise(bytes);
      case 7 -> {
        return Arrays.copyOf(bytes, 1 + position(bytes.length));
      }
      case 8 -> {
        return spliceHeader(bytes);
      }
      default -> {
        return repeatOrDrop(bytes);
      }
    }
    return bytes;
  }

  /** Headers are hit more often than pictures. */
  private int position(int length) {
    int near = random.nextInt(Math.min(length, HEADER));
    return switch (random.nextInt(5)) {
      case 0, 1 -> near;
      case 2 -> length - 1 - near;
      default -> random.nextInt(length);
    };
  }

  private void flipBits(byte[] bytes) {
    int count = 1 << random.nextInt(6);
    for (int i = 0; i < count; i++) {
      bytes[position(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
  }

  /** Counts, sizes and offsets of 1 to 8 bytes, in either order. */
  private void writeExtreme(byte[] bytes) {
    int width = 1 << random.nextInt(4);
    int at = Math.min(position(bytes.length), bytes.length - width);
    long value = EXTREMES[random.nextInt(EXTREMES.length)];
    boolean little = random.nextBoolean();
    ByteBuffer field = ByteBuffer.allocate(8);
    field.order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN).putLong(0, value);
    System.arraycopy(field.array(), little ? 0 : 8 - width, bytes, at, width);
  }

  private void writeNoise(byte[] bytes) {
    int at = position(bytes.length);
    int end = Math.min(bytes.length, at + 1 + random.nextInt(256));
    byte value = (byte) random.nextInt(256);
    boolean same = random.nextBoolean();
    for (int i = at; i < end; i++) {
      bytes[i] = same ? value : (byte) random.nextInt(256);
    }
  }

  private byte[] spliceHeader(byte[] bytes) {
    byte[] other = seeds.get(random.nextInt(seeds.size())).bytes();
    int head = 1 + position(other.length);
    int from = random.nextBoolean() ? Math.min(head, bytes.length) : position(bytes.length);
    byte[] spliced = Arrays.copyOf(other, head + bytes.length - from);
    System.arraycopy(bytes, from, spliced, head, bytes.length - from);
    return spliced;
  }

  private byte[] repeatOrDrop(byte[] bytes) {
    int from = position(bytes.length);
    int to = Math.min(bytes.length, from + 1 + random.nextInt(1024));
    int resume = random.nextBoolean() ? from : to;
    int end = resume == from ? to : from;
    byte[] changed = Arrays.copyOf(bytes, end + bytes.length - resume);
    System.arraycopy(bytes, resume, changed, end, bytes.length - resume);
    return changed;
  }
}
