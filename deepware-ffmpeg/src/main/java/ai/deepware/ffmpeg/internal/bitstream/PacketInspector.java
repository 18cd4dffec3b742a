package ai.deepware.ffmpeg.internal.bitstream;

import java.nio.ByteBuffer;

/**
 * Tells from a packet's first bytes what may be left undecoded. In doubt the answer is no.
 *
 * <p>The buffer's position is at the packet's start, its limit at the end; implementations read
 * with absolute indices.
 */
public interface PacketInspector {
  /** {@return whether no other frame refers to what is in this packet} */
  boolean disposable(ByteBuffer data);

  /**
   * {@return whether every frame shown at or after this one can be decoded from here on, without
   * the packets before}
   *
   * @param key whether the container calls it a key frame
   */
  boolean startsAfresh(ByteBuffer data, boolean key);

  /** {@return whether a frame will come out for this packet} */
  default boolean shown(ByteBuffer data) {
    return true;
  }

  /** Knows nothing. */
  PacketInspector NONE =
      new PacketInspector() {
        @Override
        public boolean disposable(ByteBuffer data) {
          return false;
        }

        @Override
        public boolean startsAfresh(ByteBuffer data, boolean key) {
          return false;
        }
      };

  /** Every packet is a picture by itself. */
  PacketInspector INTRA =
      new PacketInspector() {
        @Override
        public boolean disposable(ByteBuffer data) {
          return true;
        }

        @Override
        public boolean startsAfresh(ByteBuffer data, boolean key) {
          return true;
        }
      };
}
