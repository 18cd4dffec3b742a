package ai.deepware.command.explain;

import java.util.Locale;

/** Times within a video as people read them. */
public final class Clock {
  private Clock() {}

  /**
   * {@return such as {@code 1:02.5}: minutes, seconds, tenths}
   *
   * @param seconds from the first frame, at least 0
   */
  public static String text(double seconds) {
    long tenths = Math.round(seconds * 10);
    return String.format(Locale.ROOT, "%d:%02d.%d", tenths / 600, tenths / 10 % 60, tenths % 10);
  }
}
