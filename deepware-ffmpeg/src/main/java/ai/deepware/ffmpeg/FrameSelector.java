package ai.deepware.ffmpeg;

/** Chooses frames, asked about each decoded one in order. */
interface FrameSelector {
  /**
   * {@return whether this frame is wanted}
   *
   * @param time seconds from the first frame
   * @param index number of frames before it
   */
  boolean wants(double time, long index);

  /** {@return whether no later frame can be wanted} */
  default boolean finished() {
    return false;
  }
}
