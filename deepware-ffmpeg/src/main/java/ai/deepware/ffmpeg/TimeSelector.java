package ai.deepware.ffmpeg;

import ai.deepware.ffmpeg.internal.container.FrameClock;
import java.util.NavigableSet;

/** Sample k is the first frame at or after k / fps seconds. */
final class TimeSelector implements FrameSelector {
  private final double fps;
  private double nextSlot;

  TimeSelector(double fps) {
    this.fps = fps;
  }

  /** The slot of a time: frames with the same slot compete for one sample, and the first wins. */
  static double slot(double time, double fps) {
    // A relative slack for rounding alone: k / fps * fps may fall short of k by an ulp or two.
    double position = time * fps;
    return Math.floor(position + Math.max(1, Math.abs(position)) * 1e-12);
  }

  double slot(double time) {
    return slot(time, fps);
  }

  /** {@return the first sample that has had no frame, and can have one} */
  double nextSlot() {
    return nextSlot;
  }

  /** {@return seconds at which the frames of a sample start} */
  double start(double slot) {
    return slot / fps;
  }

  /**
   * {@return whether a frame is certainly not wanted: its sample has had its frame, or an earlier
   * one of the same sample is in the decoder}
   */
  boolean isUnwanted(long timestamp, FrameClock clock, NavigableSet<Long> pending) {
    double time = clock.seconds(timestamp);
    if (answered(time)) {
      return true;
    }
    Long earlier = pending.lower(timestamp);
    return earlier != null && slot(clock.seconds(earlier)) == slot(time);
  }

  /** {@return whether the sample of this time has had its frame} */
  boolean answered(double time) {
    return slot(time) < nextSlot;
  }

  @Override
  public boolean wants(double time, long index) {
    double slot = slot(time);
    if (slot < nextSlot) {
      return false;
    }
    nextSlot = slot + 1;
    return true;
  }
}
