package ai.deepware.ffmpeg.internal.bitstream;

import java.nio.ByteBuffer;

/** VP8, VP9 and AV1: every frame may change what later ones rely on, up to a key frame. */
enum KeyInspector implements PacketInspector {
  /** RFC 6386 section 9.1: the lowest bit of a key frame is 0. */
  VP8 {
    @Override
    boolean isKey(ByteBuffer data) {
      return (data.get(0) & 1) == 0;
    }

    @Override
    boolean isShown(ByteBuffer data) {
      return (data.get(0) >> 4 & 1) == 1;
    }
  },
  /** VP9 bitstream specification section 6.2: marker 2, profile, no existing frame, key frame. */
  VP9 {
    @Override
    boolean isKey(ByteBuffer data) {
      int header = data.get(0);
      return (header >> 6 & 3) == 2 && (flags(header) >> 1 & 3) == 0;
    }

    @Override
    boolean isShown(ByteBuffer data) {
      boolean superframe = (data.get(data.limit() - 1) >> 5 & 7) == 6;
      int flags = flags(data.get(0));
      return superframe || (flags & 4) != 0 || (flags & 1) != 0;
    }

    /** show_existing_frame, inter frame, show_frame. */
    private int flags(int header) {
      boolean longProfile = (header >> 4 & 3) == 3;
      return (longProfile ? header : header >> 1) & 7;
    }
  },
  /** AV1 specification section 7.6: a random access point carries a sequence header. */
  AV1 {
    @Override
    boolean isKey(ByteBuffer data) {
      int at = 0;
      while (at + 1 < data.limit()) {
        int header = data.get(at++);
        int type = header >> 3 & 15;
        if (type == SEQUENCE_HEADER) {
          return true;
        }
        boolean hasSize = (header & 2) != 0;
        if (type != TEMPORAL_DELIMITER || !hasSize) {
          return false;
        }
        at += (header & 4) != 0 ? 2 : 1;
      }
      return false;
    }
  };

  private static final int SEQUENCE_HEADER = 1;
  private static final int TEMPORAL_DELIMITER = 2;

  abstract boolean isKey(ByteBuffer data);

  boolean isShown(ByteBuffer data) {
    return true;
  }

  @Override
  public boolean disposable(ByteBuffer data) {
    return false;
  }

  @Override
  public boolean startsAfresh(ByteBuffer data, boolean key) {
    return key && data.limit() > 0 && isKey(data);
  }

  @Override
  public boolean shown(ByteBuffer data) {
    return data.limit() > 0 && isShown(data);
  }
}
