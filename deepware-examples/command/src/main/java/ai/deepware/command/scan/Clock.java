package ai.deepware.command.scan;

import java.util.Locale;

/** Times within a video as people read them. */
final class Clock {
  private Clock() {}

  /** Such as {@code 1:02.5}: minutes, seconds, tenths. */
  static String text(double seconds) {
    long tenths = Math.round(seconds * 10);
    return String.format(Locale.ROOT, "%d:%02d.%d", tenths / 600, tenths / 10 % 60, tenths % 10);
  }
}
