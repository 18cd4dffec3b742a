package ai.deepware.ffmpeg.internal.container;

import ai.deepware.frame.ScanWarning;
import ai.deepware.frame.ScanWarning.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Judges, once all packets were read, whether that was the whole video. A container's duration
 * alone is no proof where sound lasts as long as it says.
 */
final class Ending {
  /** Seconds, and part of the duration, by which containers are off. */
  private static final double SECONDS = 1;

  private static final double PART = 0.01;

  /** More seconds than from a frame to the next. */
  private static final double STEP = 0.1;

  private Ending() {}

  /**
   * {@return what is missing, null if nothing is known to be}
   *
   * @param stated seconds that the container names, NaN where it names none
   * @param reached seconds up to the end of the last packet
   * @param latest seconds at which pictures or sound end, as the container counts; some count the
   *     time before the first picture in
   * @param cut whether the file's end is missing
   * @param within whether it was cut within its last packet
   */
  static @Nullable ScanWarning judge(
      double stated, double reached, double latest, boolean cut, boolean within) {
    boolean sure = cut || within;
    double tolerance = sure ? STEP : Math.max(SECONDS, PART * stated);
    double missing = stated - (sure ? reached : Math.max(reached, latest));
    // Without a packet, or with times that are none, nobody knows how much.
    if (missing > tolerance && Double.isFinite(stated - reached)) {
      return ScanWarning.of(
          Kind.ENDS_EARLY,
          stated - reached,
          "the video ends after %.1f s, %.1f s before the time that its container names",
          reached,
          stated - reached);
    }
    // An index at the end may be all that is missing.
    boolean whole = !within && missing <= tolerance;
    return sure && !whole
        ? new ScanWarning(Kind.DAMAGED_FILE, 0, "the end of the file is missing")
        : null;
  }
}
