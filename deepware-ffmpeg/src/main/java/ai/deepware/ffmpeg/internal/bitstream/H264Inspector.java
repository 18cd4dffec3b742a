package ai.deepware.ffmpeg.internal.bitstream;

import ai.deepware.ffmpeg.internal.bitstream.NalUnits.Answer;
import java.nio.ByteBuffer;

/** H.264, ITU-T H.264 section 7.3. */
final class H264Inspector implements PacketInspector {
  private static final int SLICE = 1;
  private static final int IDR_SLICE = 5;
  private static final int SEI = 6;
  private static final int ACCESS_UNIT_DELIMITER = 9;
  private static final int FILLER = 12;
  private static final int RECOVERY_POINT = 6;

  private final NalUnits units;

  H264Inspector(ByteBuffer extradata) {
    boolean lengths = extradata.limit() > 4 && extradata.get(0) == 1;
    units = new NalUnits(lengths ? (extradata.get(4) & 3) + 1 : 0);
  }

  /** Only slices that are not referred to, and nothing that says anything for later packets. */
  @Override
  public boolean disposable(ByteBuffer data) {
    return units.forEach(
        data,
        (bytes, start, end) -> {
          int header = bytes.get(start);
          int type = header & 31;
          boolean slice = type >= SLICE && type < IDR_SLICE;
          return (slice && (header >> 5 & 3) == 0)
              || type == SEI
              || type == ACCESS_UNIT_DELIMITER
              || type == FILLER;
        });
  }

  @Override
  public boolean startsAfresh(ByteBuffer data, boolean key) {
    return units.ask(
        data,
        (bytes, start, end) -> {
          int type = bytes.get(start) & 31;
          if (type == IDR_SLICE || (type == SEI && recovers(bytes, start + 1, end))) {
            return Answer.YES;
          }
          return type < SLICE || type > IDR_SLICE ? Answer.ASK_THE_NEXT : Answer.NO;
        });
  }

  /** A recovery point at once and exact: recovery_frame_cnt 0, exact_match_flag 1. */
  private static boolean recovers(ByteBuffer data, int start, int end) {
    int at = start;
    while (at + 2 < end) {
      int type = 0;
      int size = 0;
      int next;
      do {
        next = data.get(at++) & 255;
        type += next;
      } while (next == 255 && at < end);
      do {
        next = at < end ? data.get(at++) & 255 : 0;
        size += next;
      } while (next == 255 && at < end);
      if (type == RECOVERY_POINT) {
        return at < end && (data.get(at) & 0xc0) == 0xc0;
      }
      at += size;
    }
    return false;
  }
}
