package ai.deepware.command.bench;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one process took to decode a video.
 *
 * @param startSeconds CPU time before it turned to the video, 0 where it does not tell
 * @param cpuSeconds CPU time from there to its end
 * @param wallSeconds from its start to its end
 * @param peakBytes most memory resident at a time
 * @param frames pictures that it made
 */
record DecodeRun(
    double startSeconds, double cpuSeconds, double wallSeconds, long peakBytes, long frames) {
  private static final Pattern START = Pattern.compile("bench: start=([\\d.]+)s");
  private static final Pattern CPU = Pattern.compile("bench: utime=([\\d.]+)s stime=([\\d.]+)s");
  private static final Pattern PEAK = Pattern.compile("bench: maxrss=(\\d+)Ki?B");
  private static final Pattern FRAMES = Pattern.compile("(?m)^frame=(\\d+)");

  /**
   * Reads what a process prints in the manner of {@code ffmpeg -benchmark -progress -}.
   *
   * @param text its output
   * @param wallSeconds how long it took
   * @throws IllegalArgumentException if something is missing
   */
  static DecodeRun parse(String text, double wallSeconds) {
    Matcher start = START.matcher(text);
    Matcher cpu = last(CPU, text);
    return new DecodeRun(
        start.find() ? Double.parseDouble(start.group(1)) : 0,
        Double.parseDouble(cpu.group(1)) + Double.parseDouble(cpu.group(2)),
        wallSeconds,
        Long.parseLong(last(PEAK, text).group(1)) << 10,
        Long.parseLong(last(FRAMES, text).group(1)));
  }

  /** {@return the text that {@link #parse} reads} */
  static String format(double startSeconds, double cpuSeconds, long peakBytes, long frames) {
    return String.format(
        Locale.ROOT,
        "frame=%d%nbench: start=%.3fs%nbench: utime=%.3fs stime=0s%nbench: maxrss=%dKiB%n",
        frames,
        startSeconds,
        cpuSeconds,
        peakBytes >> 10);
  }

  /** The progress is printed again and again; the last one counts. */
  private static Matcher last(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    int end = -1;
    while (matcher.find()) {
      end = matcher.start();
    }
    if (end < 0 || !matcher.find(end)) {
      throw new IllegalArgumentException("no '" + pattern.pattern() + "' in: " + text.strip());
    }
    return matcher;
  }
}
