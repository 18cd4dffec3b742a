package ai.deepware.ffmpeg;

import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** Chooses the packets that the decoder gets. */
interface PacketFeed {
  /** Moves the next packet that must be decoded into an empty one; false at the end. */
  boolean next(AVPacket packet);

  /** Told of each frame that the decoder returned: whether its time was as its packet said. */
  default void decoded(long timestamp) {}

  /** {@return whether each packet is to be decoded by itself} */
  default boolean separate() {
    return false;
  }
}
