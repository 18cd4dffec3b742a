package ai.deepware.command.csv;

import ai.deepware.command.cli.AtomicOutput;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes a CSV file (RFC 4180, UTF-8, lines end with LF), whole or not at all. Whoever opens it
 * closes it; without {@link #commit()} the file stays as it was.
 *
 * <p>A text that a spreadsheet would take for a formula (it begins with {@code =}, {@code +},
 * {@code -}, {@code @}, a tab or a carriage return, and is no number) has an apostrophe in front,
 * which {@link CsvTable} takes away again.
 */
public final class CsvOutput implements AutoCloseable {
  private final AtomicOutput file;
  private final CsvWriter writer;
  private final int columns;

  private CsvOutput(AtomicOutput file, List<String> columns) {
    this.file = file;
    this.writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file.writer());
    this.columns = columns.size();
    writer.writeRecord(columns);
  }

  /**
   * Opens a file.
   *
   * @param file where the table goes at last
   * @param columns names of the columns
   * @return the output
   * @throws IOException if the file cannot be written there
   */
  public static CsvOutput open(Path file, List<String> columns) throws IOException {
    return new CsvOutput(AtomicOutput.open(file), columns);
  }

  /**
   * Adds a row.
   *
   * @param values one per column; null is an empty field
   * @throws IllegalArgumentException if their number is not that of the columns
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  public void row(@Nullable Object... values) {
    if (values.length != columns) {
      throw new IllegalArgumentException(values.length + " values for " + columns + " columns");
    }
    List<String> texts = new ArrayList<>(values.length);
    for (Object value : values) {
      texts.add(Formulas.escape(Objects.toString(value, "")));
    }
    writer.writeRecord(texts);
  }

  /**
   * Puts the file in place.
   *
   * @throws IOException if that fails; the file is as it was then
   */
  public void commit() throws IOException {
    writer.flush();
    file.commit();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
