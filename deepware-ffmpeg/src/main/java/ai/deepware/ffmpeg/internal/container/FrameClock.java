package ai.deepware.ffmpeg.internal.container;

/**
 * Turns frames' timestamps into seconds from the first frame. A frame without a timestamp follows
 * the one before at the frame rate; so does one with the timestamp of the one before, or whose
 * timestamp jumps back, and those after that one are counted from there.
 */
public final class FrameClock {
  private static final double DEFAULT_RATE = 25;

  /** FFmpeg guesses the times of some frames, and is off by no more frames than are reordered. */
  private static final int REORDERED = 16;

  private final long numerator;
  private final long denominator;
  private final double step;
  private long origin = Timeline.UNKNOWN;
  private long lastTimestamp;
  private double shift;
  private double last = Double.NaN;
  private boolean steady = true;
  private long jumps;

  /**
   * Makes a clock.
   *
   * @param numerator of the seconds per tick
   * @param denominator of the seconds per tick
   * @param frameRate frames per second, not above 0 where unknown
   */
  public FrameClock(long numerator, long denominator, double frameRate) {
    this.numerator = numerator;
    this.denominator = Math.max(1, denominator);
    this.step = 1 / (frameRate > 0 ? frameRate : DEFAULT_RATE);
  }

  /** {@return seconds of the next frame in order of presentation} */
  public double next(long timestamp) {
    last = compute(timestamp);
    return last;
  }

  private double compute(long timestamp) {
    boolean first = Double.isNaN(last);
    steady &= first || timestamp != Timeline.UNKNOWN;
    if (timestamp == Timeline.UNKNOWN) {
      return first ? 0 : last + step;
    }
    if (origin == Timeline.UNKNOWN) {
      origin = timestamp;
      lastTimestamp = timestamp;
      shift = first ? 0 : last + step;
      return shift;
    }
    double time = seconds(timestamp);
    long before = lastTimestamp;
    lastTimestamp = timestamp;
    if (timestamp == before) {
      steady = false;
      return last + step;
    }
    if (time < last - REORDERED * step) {
      steady = false;
      jumps++;
      origin = timestamp;
      shift = last + step;
      return shift;
    }
    return Math.max(time, last);
  }

  /** {@return how often timestamps jumped back} */
  public long jumps() {
    return jumps;
  }

  /** {@return whether timestamps mean the same since the first frame} */
  public boolean isSteady() {
    return steady && origin != Timeline.UNKNOWN;
  }

  /** {@return seconds of a frame to come, if the clock stays steady} */
  public double seconds(long timestamp) {
    return (double) (timestamp - origin) * numerator / denominator + shift;
  }

  /** {@return the last timestamp at or before a time, if the clock stays steady} */
  public long timestamp(double seconds) {
    return origin + (long) Math.floor((seconds - shift) * denominator / numerator + 1e-6);
  }
}
