package ai.deepware.json;

import ai.deepware.text.Printable;
import java.io.IOException;
import java.util.Locale;

/**
 * Writes JSON as it comes, without holding any of it: compact, ASCII controls and whatever a
 * terminal would obey escaped, numbers that are not finite as null.
 */
final class JsonWriter {
  private final Appendable target;
  private boolean first = true;

  JsonWriter(Appendable target) {
    this.target = target;
  }

  private void separate() throws IOException {
    if (!first) {
      target.append(',');
    }
    first = false;
  }

  JsonWriter open(char bracket) throws IOException {
    separate();
    target.append(bracket);
    first = true;
    return this;
  }

  JsonWriter close(char bracket) throws IOException {
    target.append(bracket);
    first = false;
    return this;
  }

  JsonWriter name(String name) throws IOException {
    separate();
    quote(name);
    target.append(':');
    first = true;
    return this;
  }

  JsonWriter nothing() throws IOException {
    return plain("null");
  }

  JsonWriter truth(boolean value) throws IOException {
    return plain(Boolean.toString(value));
  }

  JsonWriter number(long value) throws IOException {
    return plain(Long.toString(value));
  }

  JsonWriter number(double value) throws IOException {
    return plain(Double.isFinite(value) ? Double.toString(value) : "null");
  }

  private JsonWriter plain(String value) throws IOException {
    separate();
    target.append(value);
    return this;
  }

  JsonWriter text(String value) throws IOException {
    separate();
    quote(value);
    return this;
  }

  private void quote(String text) throws IOException {
    target.append('"');
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      boolean whole = isPartOfAPair(text, at);
      switch (c) {
        case '"', '\\' -> target.append('\\').append(c);
        case '\n' -> target.append("\\n");
        case '\r' -> target.append("\\r");
        case '\t' -> target.append("\\t");
        default -> {
          if (c < ' ' || (Printable.isControl(c) && !whole)) {
            target.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            target.append(c);
          }
        }
      }
    }
    target.append('"');
  }

  /** Half of a character alone cannot be encoded. */
  private static boolean isPartOfAPair(String text, int at) {
    char c = text.charAt(at);
    return Character.isHighSurrogate(c)
        ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
        : Character.isLowSurrogate(c) && at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
  }
}
