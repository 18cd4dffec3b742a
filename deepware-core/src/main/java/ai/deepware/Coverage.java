package ai.deepware;

import ai.deepware.frame.ScanWarning;
import ai.deepware.frame.ScanWarning.Kind;
import ai.deepware.frame.VideoInfo;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How much of a video was looked at. Immutable.
 *
 * @since 0.1
 */
public final class Coverage {
  private final double seconds;
  private final OptionalDouble ofSeconds;
  private final int frames;
  private final OptionalLong ofFrames;
  private final boolean partial;

  private Coverage(
      double seconds,
      OptionalDouble ofSeconds,
      int frames,
      OptionalLong ofFrames,
      boolean partial) {
    this.seconds = seconds;
    this.ofSeconds = ofSeconds;
    this.frames = frames;
    this.ofFrames = ofFrames;
    this.partial = partial;
  }

  /** {@return time of the last frame looked at, in seconds from the first; 0 without frames} */
  public double seconds() {
    return seconds;
  }

  /**
   * {@return the video's duration in seconds by the best knowledge, never below {@link #seconds()}:
   * as its container names it, or up to where it ended if its time stamps had to be corrected;
   * empty where unknown}
   */
  public OptionalDouble ofSeconds() {
    return ofSeconds;
  }

  /** {@return number of frames looked at} */
  public int frames() {
    return frames;
  }

  /**
   * {@return about how many frames the sampling asks for, never below {@link #frames()}; empty
   * where unknown}
   */
  public OptionalLong ofFrames() {
    return ofFrames;
  }

  /**
   * {@return whether a part was not looked at that should have been: a limit, a loss or an early
   * end, each with its {@link ScanWarning}; a verdict then holds for the part only}
   */
  public boolean partial() {
    return partial;
  }

  /** {@return such as {@code all of 12.0 s seen} or {@code 12.0 of 30.0 s seen}} */
  @Override
  public String toString() {
    if (ofSeconds.isEmpty()) {
      return String.format(Locale.ROOT, "%s%.1f s seen", partial ? "only " : "", seconds);
    }
    return partial
        ? String.format(Locale.ROOT, "%.1f of %.1f s seen", seconds, ofSeconds.getAsDouble())
        : String.format(Locale.ROOT, "all of %.1f s seen", ofSeconds.getAsDouble());
  }

  static Coverage of(VideoInfo video, List<Double> frameTimes, List<ScanWarning> warnings) {
    double seconds = frameTimes.isEmpty() ? 0 : frameTimes.get(frameTimes.size() - 1);
    int frames = frameTimes.size();
    OptionalDouble duration = duration(video, seconds, warnings);
    OptionalLong expected = video.expectedFrames();
    return new Coverage(
        seconds,
        duration,
        frames,
        expected.isPresent() ? OptionalLong.of(Math.max(frames, expected.getAsLong())) : expected,
        warnings.stream().anyMatch(warning -> warning.kind().partial())
            || (has(Kind.DAMAGED_FRAMES, warnings) && expected.orElse(0) > frames));
  }

  /** Where a limit ended the scan, nobody knows what a container that is wrong leaves out. */
  private static OptionalDouble duration(
      VideoInfo video, double seconds, List<ScanWarning> warnings) {
    boolean corrected = has(Kind.TIMES_CORRECTED, warnings);
    double named = video.duration().orElse(0);
    boolean limited = has(Kind.TIME_LIMIT, warnings) || has(Kind.FRAME_LIMIT, warnings);
    if (video.duration().isEmpty() || (limited && (corrected || named < seconds))) {
      return OptionalDouble.empty();
    }
    double missing =
        warnings.stream()
            .filter(warning -> warning.kind() == Kind.ENDS_EARLY)
            .mapToDouble(ScanWarning::amount)
            .sum();
    double step = 1 / video.samplingRate().orElse(Double.POSITIVE_INFINITY);
    double most = corrected ? seconds + step + missing : Double.POSITIVE_INFINITY;
    return OptionalDouble.of(Math.max(seconds, Math.min(named, most)));
  }

  private static boolean has(Kind kind, List<ScanWarning> warnings) {
    return warnings.stream().anyMatch(warning -> warning.kind() == kind);
  }
}
