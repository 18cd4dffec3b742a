package ai.deepware.ffmpeg.internal.bitstream;

import ai.deepware.ffmpeg.internal.bitstream.NalUnits.Answer;
import java.nio.ByteBuffer;

/** HEVC, ITU-T H.265 sections 7.3 and 7.4.2. */
final class HevcInspector implements PacketInspector {
  private static final int LAST_PICTURE_OF_NO_REFERENCE = 14;
  private static final int FIRST_RANDOM_ACCESS = 16;
  private static final int LAST_RANDOM_ACCESS = 21;
  private static final int FIRST_OTHER = 32;
  private static final int SEQUENCE_PARAMETERS = 33;
  private static final int DELIMITER = 35;
  private static final int FILLER = 38;
  private static final int PREFIX_SEI = 39;
  private static final int SUFFIX_SEI = 40;
  private static final int UNKNOWN = 99;

  private final NalUnits units;
  private int highestLayer;

  HevcInspector(ByteBuffer extradata) {
    boolean lengths = extradata.limit() > 22 && extradata.get(0) == 1;
    units = new NalUnits(lengths ? (extradata.get(21) & 3) + 1 : 0);
    highestLayer = lengths ? layersOfRecord(extradata) : UNKNOWN;
    if (!lengths) {
      learn(extradata);
    }
  }

  /** Reads the parameter sets in an HEVCDecoderConfigurationRecord, ISO/IEC 14496-15. */
  private static int layersOfRecord(ByteBuffer data) {
    int at = 23;
    for (int arrays = data.get(22) & 255; arrays > 0 && at + 3 <= data.limit(); arrays--) {
      int type = data.get(at) & 63;
      int count = data.getShort(at + 1) & 0xffff;
      at += 3;
      for (; count > 0 && at + 5 <= data.limit(); count--) {
        if (type == SEQUENCE_PARAMETERS) {
          return layers(data, at + 2);
        }
        at += 2 + (data.getShort(at) & 0xffff);
      }
    }
    return UNKNOWN;
  }

  /** {@return sps_max_sub_layers_minus1, which is the highest temporal layer} */
  private static int layers(ByteBuffer data, int start) {
    return data.get(start + 2) >> 1 & 7;
  }

  private void learn(ByteBuffer data) {
    units.forEach(
        data,
        (bytes, start, end) -> {
          int type = bytes.get(start) >> 1 & 63;
          if (type == SEQUENCE_PARAMETERS && end - start > 2) {
            highestLayer = layers(bytes, start);
          }
          return type >= FIRST_OTHER;
        });
  }

  /** Pictures of the highest temporal layer that no picture of their layer refers to. */
  @Override
  public boolean disposable(ByteBuffer data) {
    learn(data);
    return units.forEach(
        data,
        (bytes, start, end) -> {
          if (end - start < 2) {
            return false;
          }
          int type = bytes.get(start) >> 1 & 63;
          int layer = (bytes.get(start + 1) & 7) - 1;
          boolean picture = type <= LAST_PICTURE_OF_NO_REFERENCE && type % 2 == 0;
          return (picture && layer == highestLayer)
              || type == DELIMITER
              || type == FILLER
              || type == PREFIX_SEI
              || type == SUFFIX_SEI;
        });
  }

  @Override
  public boolean startsAfresh(ByteBuffer data, boolean key) {
    return units.ask(
        data,
        (bytes, start, end) -> {
          int type = bytes.get(start) >> 1 & 63;
          if (type >= FIRST_OTHER) {
            return Answer.ASK_THE_NEXT;
          }
          return type >= FIRST_RANDOM_ACCESS && type <= LAST_RANDOM_ACCESS ? Answer.YES : Answer.NO;
        });
  }
}
