package ai.deepware;

import ai.deepware.annotation.CanIgnoreReturnValue;
import java.time.Duration;

/**
 * How much of a video is looked at. Beyond a limit the scan does not fail: the part within it is
 * scanned, and a warning in the result says so. Immutable.
 *
 * <table>
 *   <caption>Limits and their defaults</caption>
 *   <tr><th>limit</th><th>default</th></tr>
 *   <tr><td>{@link Builder#duration duration}</td><td>6 hours</td></tr>
 *   <tr><td>{@link Builder#frames frames}</td><td>20,000</td></tr>
 *   <tr><td>{@link Builder#facesPerFrame facesPerFrame}</td><td>100</td></tr>
 *   <tr><td>{@link Builder#faces faces}</td><td>100,000</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class ScanLimits {
  /** The defaults. */
  public static final ScanLimits STANDARD = builder().build();

  private final Duration duration;
  private final int frames;
  private final int facesPerFrame;
  private final int faces;

  private ScanLimits(Builder builder) {
    duration = builder.duration;
    frames = builder.frames;
    facesPerFrame = builder.facesPerFrame;
    faces = builder.faces;
  }

  /** {@return a builder with the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return time of the video from its first frame} */
  public Duration duration() {
    return duration;
  }

  /** {@return number of frames looked at} */
  public int frames() {
    return frames;
  }

  /** {@return faces used of one frame, the most confident ones} */
  public int facesPerFrame() {
    return facesPerFrame;
  }

  /** {@return faces used of the video, the first ones} */
  public int faces() {
    return faces;
  }

  /** Sets limits. Not thread-safe. */
  public static final class Builder {
    private Duration duration = Duration.ofHours(6);
    private int frames = 20_000;
    private int facesPerFrame = 100;
    private int faces = 100_000;

    private Builder() {}

    /**
     * Sets how long a part of the video is looked at.
     *
     * @param duration time from the first frame, above zero
     * @return this builder
     * @throws IllegalArgumentException if not above zero
     */
    @CanIgnoreReturnValue
    public Builder duration(Duration duration) {
      if (duration.isNegative() || duration.isZero()) {
        throw new IllegalArgumentException("limit of duration must be above zero: " + duration);
      }
      this.duration = duration;
      return this;
    }

    /**
     * Sets how many frames are looked at.
     *
     * @param frames at least 1
     * @return this builder
     * @throws IllegalArgumentException if below 1
     */
    @CanIgnoreReturnValue
    public Builder frames(int frames) {
      this.frames = checked("frames", frames);
      return this;
    }

    /**
     * Sets how many faces of one frame are used, the most confident ones.
     *
     * @param faces at least 1
     * @return this builder
     * @throws IllegalArgumentException if below 1
     */
    @CanIgnoreReturnValue
    public Builder facesPerFrame(int faces) {
      this.facesPerFrame = checked("faces per frame", faces);
      return this;
    }

    /**
     * Sets how many faces of the video are used, the first ones: the time to group them into
     * persons grows with the square of their number.
     *
     * @param faces at least 1
     * @return this builder
     * @throws IllegalArgumentException if below 1
     */
    @CanIgnoreReturnValue
    public Builder faces(int faces) {
      this.faces = checked("faces", faces);
      return this;
    }

    private static int checked(String what, int number) {
      if (number < 1) {
        throw new IllegalArgumentException("limit of " + what + " must be at least 1: " + number);
      }
      return number;
    }

    /** {@return the limits} */
    public ScanLimits build() {
      return new ScanLimits(this);
    }
  }
}
