package ai.deepware.ffmpeg;

import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** Chooses the packets that the decoder gets. */
interface PacketFeed extends AutoCloseable {
  /** Moves the next packet that must be decoded into an empty one; false at the end. */
  boolean next(AVPacket packet);

  /**
   * {@return whether the last packet is to be decoded without those before, whose frames come out
   * first}
   */
  default boolean startsAfresh() {
    return false;
  }

  /**
   * Told of each frame that the decoder returned.
   *
   * @param timestamp as its packet said
   * @param bestEffort as FFmpeg corrected it
   */
  default void decoded(long timestamp, long bestEffort) {}

  /** Told that something could not be decoded. */
  default void damaged() {}

  /** Releases what the feed itself holds. */
  @Override
  default void close() {}
}
