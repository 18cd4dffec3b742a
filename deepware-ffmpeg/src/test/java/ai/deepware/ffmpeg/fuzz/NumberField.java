package ai.deepware.ffmpeg.fuzz;

/**
 * A number in a file.
 *
 * @param at where its first byte is
 * @param width bytes, 1 to 8
 * @param form how it is written
 */
record NumberField(int at, int width, Form form) {
  /** How numbers are written. */
  enum Form {
    BIG_ENDIAN,
    LITTLE_ENDIAN,
    /** A size of EBML, whose leading zeros tell its length. */
    EBML,
    /** A time stamp of 33 bits of MPEG, in 5 bytes with marker bits. */
    MPEG_TIME
  }

  /** Writes the lowest bits of a value. */
  void write(byte[] file, long value) {
    switch (form) {
      case BIG_ENDIAN -> writeBytes(file, value);
      case LITTLE_ENDIAN -> writeBytes(file, Long.reverseBytes(value) >>> (8 * (8 - width)));
      case EBML -> {
        long marker = 1L << (7 * width);
        writeBytes(file, marker | (value & (marker - 1)));
      }
      case MPEG_TIME -> {
        long kept = file[at] & 0xf0;
        long bits = (value >> 30 & 7) << 33 | (value >> 15 & 0x7fff) << 17 | (value & 0x7fff) << 1;
        long markers = 0x1_0001_0001L;
        writeBytes(file, kept << 32 | bits | markers);
      }
    }
  }

  private void writeBytes(byte[] file, long value) {
    for (int i = 0; i < width; i++) {
      file[at + i] = (byte) (value >>> (8 * (width - 1 - i)));
    }
  }
}
