package ai.deepware.ffmpeg;

import ai.deepware.ffmpeg.internal.container.FrameClock;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/**
 * Sample k is the first frame at or after k / fps seconds; its burst are the frames after it, up to
 * so many, and up to the next sample.
 */
final class TimeSelector implements FrameSelector {
  private final double fps;
  private final int burst;
  private double nextSlot;

  /** Frames that the burst of the sample before {@link #nextSlot} still lacks. */
  private int left;

  TimeSelector(double fps, int burst) {
    this.fps = fps;
    this.burst = burst;
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

  /** {@return the first sample that lacks frames, and can have some} */
  double nextSlot() {
    return left > 0 ? nextSlot - 1 : nextSlot;
  }

  /** {@return seconds at which the frames of a sample start} */
  double start(double slot) {
    return slot / fps;
  }

  /**
   * {@return whether a frame is certainly not wanted: its sample has had its frames, or enough
   * earlier ones of the same sample are in the decoder}
   */
  boolean isUnwanted(long timestamp, FrameClock clock, NavigableSet<Long> pending) {
    return isTaken(slot(clock.seconds(timestamp)), pending.lower(timestamp), clock, pending);
  }

  /**
   * {@return whether a sample has had its frames, or they are in the decoder}
   *
   * @param slot the sample
   * @param last the timestamp in the decoder up to which those of the sample count, null for none
   */
  boolean isTaken(double slot, @Nullable Long last, FrameClock clock, NavigableSet<Long> pending) {
    int lacking = lacking(slot);
    for (Long one = last;
        lacking > 0 && one != null && slot(clock.seconds(one)) == slot;
        one = pending.lower(one)) {
      lacking--;
    }
    return lacking == 0;
  }

  /** {@return whether the sample of this time has had its frames} */
  boolean answered(double time) {
    return lacking(slot(time)) == 0;
  }

  private int lacking(double slot) {
    if (slot >= nextSlot) {
      return burst;
    }
    return slot == nextSlot - 1 ? left : 0;
  }

  @Override
  public boolean wants(double time, long index) {
    double slot = slot(time);
    if (slot < nextSlot) {
      return false;
    }
    nextSlot = slot + 1;
    left = burst - 1;
    return true;
  }

  @Override
  public boolean continues(double time, long index) {
    if (left == 0 || slot(time) != nextSlot - 1) {
      return false;
    }
    left--;
    return true;
  }
}
