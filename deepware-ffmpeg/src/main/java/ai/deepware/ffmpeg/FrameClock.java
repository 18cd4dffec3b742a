package ai.deepware.ffmpeg;

import org.bytedeco.ffmpeg.global.avutil;

/**
 * Turns frames' timestamps into seconds from the first frame. A frame without a timestamp follows
 * the one before at the frame rate; so does one whose timestamp jumps back, and those after it are
 * counted from there.
 */
final class FrameClock {
  private static final double DEFAULT_RATE = 25;

  private final long numerator;
  private final long denominator;
  private final double step;
  private long origin = avutil.AV_NOPTS_VALUE;
  private double shift;
  private double last = Double.NaN;
  private boolean steady = true;

  /**
   * Makes a clock.
   *
   * @param numerator of the seconds per tick
   * @param denominator of the seconds per tick
   * @param frameRate frames per second, not above 0 where unknown
   */
  FrameClock(long numerator, long denominator, double frameRate) {
    this.numerator = numerator;
    this.denominator = Math.max(1, denominator);
    this.step = 1 / (frameRate > 0 ? frameRate : DEFAULT_RATE);
  }

  /** {@return seconds of the next frame in order of presentation} */
  double next(long timestamp) {
    last = compute(timestamp);
    return last;
  }

  private double compute(long timestamp) {
    boolean first = Double.isNaN(last);
    steady &= first || timestamp != avutil.AV_NOPTS_VALUE;
    if (timestamp == avutil.AV_NOPTS_VALUE) {
      return first ? 0 : last + step;
    }
    if (origin == avutil.AV_NOPTS_VALUE) {
      origin = timestamp;
      shift = first ? 0 : last + step;
      return shift;
    }
    double time = seconds(timestamp);
    if (time < last) {
      steady = false;
      origin = timestamp;
      shift = last + step;
      return shift;
    }
    return time;
  }

  /** {@return whether timestamps mean the same since the first frame} */
  boolean isSteady() {
    return steady && origin != avutil.AV_NOPTS_VALUE;
  }

  /** {@return seconds of a frame to come, if the clock stays steady} */
  double seconds(long timestamp) {
    return (double) (timestamp - origin) * numerator / denominator + shift;
  }

  /** {@return the last timestamp at or before a time, if the clock stays steady} */
  long timestamp(double seconds) {
    return origin + (long) Math.floor((seconds - shift) * denominator / numerator + 1e-6);
  }
}
