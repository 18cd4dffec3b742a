package ai.deepware.frame;

/**
 * Which frames of a video are looked at.
 *
 * @param mode how they are chosen
 * @param fps frames per second that are wanted, above 0 and at most a million, which is every frame
 * @param leastFrames where the video is too short for that many frames at that rate, it is sampled
 *     at {@code k * duration / leastFrames} instead; 0 for never
 * @param burst how many consecutive frames are wanted at each time, the sampled one included, 1 to
 *     {@value #MOST_BURST}; see {@link Frame#following}
 * @since 0.1
 */
public record Sampling(Mode mode, double fps, int leastFrames, int burst) {
  /** More consecutive frames than that are no burst. */
  public static final int MOST_BURST = 32;

  /** How frames are chosen. */
  public enum Mode {
    /** By time: sample k is the first frame at or after {@code k / fps} seconds. */
    TIME,
    /** By index, as the reference does: uniform in the container's count of frames. */
    REFERENCE,
    /** The key frames nearest to the wanted times: irregular, but far cheaper to decode. */
    KEYFRAMES
  }

  private static final double DEFAULT_FPS = 1;

  /** Beyond, the numbers of samples are no longer exact. */
  private static final double MOST_FPS = 1e6;

  /** Enough for a person, who needs 5 faces to be clustered, to be found in a short clip. */
  private static final int DEFAULT_LEAST_FRAMES = 16;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if the rate or the burst is out of range, or the count
   *     negative
   */
  public Sampling {
    if (!(fps > 0 && fps <= MOST_FPS)) {
      throw new IllegalArgumentException("fps must be above 0 and at most a million: " + fps);
    }
    if (leastFrames < 0) {
      throw new IllegalArgumentException("leastFrames must not be negative: " + leastFrames);
    }
    if (burst < 1 || burst > MOST_BURST) {
      throw new IllegalArgumentException(
          "a burst must have 1 to " + MOST_BURST + " frames: " + burst);
    }
  }

  /**
   * Samples single frames.
   *
   * @param mode how they are chosen
   * @param fps frames per second that are wanted, above 0 and at most a million
   * @param leastFrames as {@link #leastFrames()}
   * @throws IllegalArgumentException if the rate is out of range, or the count negative
   */
  public Sampling(Mode mode, double fps, int leastFrames) {
    this(mode, fps, leastFrames, 1);
  }

  /**
   * {@return the same times, with so many consecutive frames at each}
   *
   * @param frames 1 to {@value #MOST_BURST}; key frames stand alone whatever is asked for
   * @throws IllegalArgumentException if out of range
   */
  public Sampling withBurst(int frames) {
    return new Sampling(mode, fps, leastFrames, frames);
  }

  /**
   * {@return the default: 1 frame per second, and 16 frames of a clip too short to give as many}
   */
  public static Sampling standard() {
    return new Sampling(Mode.TIME, DEFAULT_FPS, DEFAULT_LEAST_FRAMES);
  }

  /**
   * Samples at just this rate, however short the video is.
   *
   * @param fps frames per second, above 0 and at most a million
   * @return the sampling
   * @throws IllegalArgumentException if the rate is out of range
   */
  public static Sampling fps(double fps) {
    return new Sampling(Mode.TIME, fps, 0);
  }

  /**
   * {@return the reference's choice: of {@code n} frames at rate {@code r} it takes {@code int(n /
   * r * min(1, r))}, spaced evenly in index, each index rounded down}
   */
  public static Sampling reference() {
    return new Sampling(Mode.REFERENCE, DEFAULT_FPS, 0);
  }

  /**
   * {@return the key frames nearest to each second, for triage of large archives} Short clips are
   * not sampled more densely: with fewer key frames than a person needs faces, five by default,
   * which web video has in about 40 seconds, there is no score.
   */
  public static Sampling keyframes() {
    return new Sampling(Mode.KEYFRAMES, DEFAULT_FPS, 0);
  }

  /**
   * The rate for a video of this length.
   *
   * @param duration seconds, above 0; NaN where unknown
   * @return frames per second: {@link #fps()}, or more for a short video
   */
  public double rateFor(double duration) {
    return duration > 0 && duration * fps < leastFrames ? leastFrames / duration : fps;
  }

  /**
   * The frame indices that {@link Mode#REFERENCE} takes.
   *
   * @param totalFrames the container's count of frames
   * @param frameRate the container's average frame rate, frames per second
   * @return indices from 0, ascending; empty for videos under a second
   */
  public static long[] referenceIndices(long totalFrames, double frameRate) {
    if (totalFrames <= 0 || !(frameRate > 0)) {
      return new long[0];
    }
    long count = (long) (totalFrames / frameRate * Math.min(1, frameRate));
    long[] indices = new long[Math.toIntExact(Math.min(count, totalFrames))];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = (long) Math.floor(i * (double) totalFrames / count);
    }
    return indices;
  }
}
