package ai.deepware.ffmpeg.internal.bitstream;

import java.nio.ByteBuffer;

/**
 * MPEG-1 and MPEG-2 video (ISO/IEC 13818-2 section 6.2) and MPEG-4 part 2 (ISO/IEC 14496-2 section
 * 6.2): pictures start with a start code and tell their type.
 */
final class MpegInspector implements PacketInspector {
  private static final int INTRA = 1;
  private static final int BIDIRECTIONAL = 3;

  private final boolean part2;

  /**
   * Makes an inspector.
   *
   * @param part2 whether the codec is MPEG-4 part 2
   */
  MpegInspector(boolean part2) {
    this.part2 = part2;
  }

  /** One B-picture, and no header that later packets rely on. */
  @Override
  public boolean disposable(ByteBuffer data) {
    int pictures = 0;
    for (int at = NalUnits.next(data, 0); at < data.limit(); at = NalUnits.next(data, at)) {
      int code = data.get(at) & 255;
      if (isPicture(code)) {
        pictures++;
        if (type(data, at) != BIDIRECTIONAL) {
          return false;
        }
      } else if (isHeader(code)) {
        return false;
      }
    }
    // Packed bitstreams hold two pictures, one of which belongs to another packet's time.
    return pictures == 1;
  }

  private boolean isPicture(int code) {
    return code == (part2 ? 0xb6 : 0x00);
  }

  private boolean isHeader(int code) {
    return part2 ? code <= 0x2f || code == 0xb0 || code == 0xb3 : code == 0xb3 || code == 0xb8;
  }

  private int type(ByteBuffer data, int at) {
    if (at + 2 >= data.limit()) {
      return 0;
    }
    return part2 ? (data.get(at + 1) >> 6 & 3) + 1 : data.get(at + 2) >> 3 & 7;
  }

  @Override
  public boolean startsAfresh(ByteBuffer data, boolean key) {
    for (int at = NalUnits.next(data, 0); at < data.limit(); at = NalUnits.next(data, at)) {
      if (isPicture(data.get(at) & 255)) {
        return type(data, at) == INTRA;
      }
    }
    return false;
  }
}
