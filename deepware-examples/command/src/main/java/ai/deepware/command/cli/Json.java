package ai.deepware.command.cli;

import ai.deepware.evaluation.Interval;
import ai.deepware.text.Printable;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes JSON that is safe to print: what a terminal would obey is escaped, as names in it may. */
public final class Json {
  private static final JsonFactory FACTORY =
      new JsonFactory().setCharacterEscapes(new ControlEscapes());

  private Json() {}

  /**
   * Opens a generator.
   *
   * @param target where the JSON goes
   * @return the generator, which the caller closes
   * @throws IOException if the target cannot be written
   */
  public static JsonGenerator generator(Writer target) throws IOException {
    return FACTORY.createGenerator(target);
  }

  /**
   * Opens a generator that indents, the same on every system.
   *
   * @param target where the JSON goes
   * @return the generator, which the caller closes
   * @throws IOException if the target cannot be written
   */
  public static JsonGenerator pretty(Writer target) throws IOException {
    return generator(target)
        .setPrettyPrinter(
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
  }

  /**
   * Writes one value.
   *
   * @param <T> its type
   */
  @FunctionalInterface
  public interface Member<T> {
    /**
     * Writes.
     *
     * @param json where to
     * @param value what
     * @throws IOException if the target cannot be written
     */
    void write(JsonGenerator json, T value) throws IOException;
  }

  /**
   * {@return an indented list with a line end behind it}
   *
   * @param values its members
   * @param member writes one
   * @param <T> the type of members
   * @throws IOException if that fails
   */
  public static <T> String list(List<T> values, Member<? super T> member) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = pretty(text)) {
      json.writeStartArray();
      for (T value : values) {
        member.write(json, value);
      }
      json.writeEndArray();
    }
    return text.append('\n').toString();
  }

  /**
   * Writes an interval as an object; what is not finite is null.
   *
   * @param json where to
   * @param name of the field
   * @param interval what
   * @throws IOException if the target cannot be written
   */
  public static void interval(JsonGenerator json, String name, Interval interval)
      throws IOException {
    json.writeObjectFieldStart(name);
    number(json, "value", interval.value());
    number(json, "low", interval.low());
    number(json, "high", interval.high());
    json.writeEndObject();
  }

  private static void number(JsonGenerator json, String name, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumberField(name, value);
    } else {
      json.writeNullField(name);
    }
  }

  private static final class ControlEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1L;
    private static final int DELETE = 0x7F;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = standardAsciiEscapesForJSON();
      codes[DELETE] = ESCAPE_STANDARD;
      return codes;
    }

    /** Asked for each character beyond ASCII. */
    @Override
    public @Nullable SerializableString getEscapeSequence(int c) {
      // Half of a character stays: its other half is not known here.
      return Printable.isControl(c) && !Character.isSurrogate((char) c)
          ? new SerializedString(String.format(Locale.ROOT, "\\u%04x", c))
          : null;
    }
  }
}
