package ai.deepware.command.csv;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheets from taking a text for a formula, as they do with one that begins with {@code
 * =}, {@code +}, {@code -}, {@code @}, a tab or a carriage return and is no number: in a CSV file
 * it has an apostrophe in front. So has one of apostrophes and such a beginning, so that what is
 * read is what was written.
 */
final class Formulas {
  private static final Pattern FORMULA = Pattern.compile("'*[=+@\t\r-]");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

  private Formulas() {}

  static String escape(String text) {
    return FORMULA.matcher(text).lookingAt() && !NUMBER.matcher(text).matches() ? "'" + text : text;
  }

  static String unescape(String text) {
    return text.startsWith("'") && FORMULA.matcher(text).lookingAt() ? text.substring(1) : text;
  }
}
