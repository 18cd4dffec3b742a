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

  /**
   * {@return whether this frame, the next after a wanted one or one that continued it, is of its
   * burst; where it is not, {@link #wants} is asked about it}
   *
   * @param time seconds from the first frame
   * @param index number of frames before it
   */
  default boolean continues(double time, long index) {
    return false;
  }

  /** {@return whether no later frame can be wanted} */
  default boolean finished() {
    return false;
  }
}
