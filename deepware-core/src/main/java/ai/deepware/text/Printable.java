package ai.deepware.text;

import java.util.Locale;

/**
 * Makes texts that come from files safe to print: a video's name, a model's description. Control
 * characters (with them the escape sequences that terminals obey), marks that turn the direction of
 * writing and lone surrogates become escapes such as {@code \u001b}, which are JSON's and Java's.
 *
 * @since 0.1
 */
public final class Printable {
  private Printable() {}

  /**
   * Makes a text safe for one line of a terminal or log.
   *
   * @param text any text
   * @return the text in one line; the same for a text that is safe already
   */
  public static String line(String text) {
    return escape(text, false);
  }

  /**
   * Makes a text of several lines safe.
   *
   * @param text any text, whose line feeds stay
   * @return the text; the same for one that is safe already
   */
  public static String lines(String text) {
    return escape(text, true);
  }

  /**
   * Tells what is not printed as it is.
   *
   * @param c a code point
   * @return whether it is a control or format character, a line end or a surrogate
   */
  public static boolean isControl(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static String escape(String text, boolean keepsLines) {
    if (text.codePoints().noneMatch(c -> isControl(c) && !(keepsLines && c == '\n'))) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              if (isControl(c) && !(keepsLines && c == '\n')) {
                appendEscape(safe, c);
              } else {
                safe.appendCodePoint(c);
              }
            });
    return safe.toString();
  }

  private static void appendEscape(StringBuilder safe, int c) {
    switch (c) {
      case '\n' -> safe.append("\\n");
      case '\r' -> safe.append("\\r");
      case '\t' -> safe.append("\\t");
      default -> {
        for (char unit : Character.toChars(c)) {
          safe.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
        }
      }
    }
  }
}
