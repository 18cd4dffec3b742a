package ai.deepware.command.cli;

import java.util.Locale;

/** Lines of text for people. */
public final class Lines {
  private Lines() {}

  /**
   * Formats one, the same in every locale.
   *
   * @param format as for {@link String#format(String, Object...)}
   * @param values what stands in it
   * @return the line with its end
   */
  public static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values) + "\n";
  }
}
