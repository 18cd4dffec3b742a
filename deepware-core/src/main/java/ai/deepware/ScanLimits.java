package ai.deepware;

import java.time.Duration;

/**
 * How much of a video is looked at. Beyond a limit the scan does not fail: the part within it is
 * scanned, and a warning in the result says so.
 *
 * @param duration time of the video from its first frame, above zero
 * @param frames number of frames looked at, at least 1
 * @param facesPerFrame faces used of one frame, the most confident ones, at least 1
 * @param faces faces used of the video, the first ones, at least 1: the time to group them into
 *     persons grows with the square of their number
 */
public record ScanLimits(Duration duration, int frames, int facesPerFrame, int faces) {
  /** The default: 6 hours, 20,000 frames, 100 faces a frame, 100,000 faces. */
  public static final ScanLimits STANDARD =
      new ScanLimits(Duration.ofHours(6), 20_000, 100, 100_000);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is not above zero
   */
  public ScanLimits {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException("limit of duration must be above zero: " + duration);
    }
    if (frames < 1) {
      throw new IllegalArgumentException("limit of frames must be at least 1: " + frames);
    }
    if (facesPerFrame < 1) {
      throw new IllegalArgumentException(
          "limit of faces per frame must be at least 1: " + facesPerFrame);
    }
    if (faces < 1) {
      throw new IllegalArgumentException("limit of faces must be at least 1: " + faces);
    }
  }
}
