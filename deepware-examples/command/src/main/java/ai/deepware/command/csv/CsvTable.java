package ai.deepware.command.csv;

import ai.deepware.command.cli.FileNames;
import ai.deepware.command.cli.SetupException;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * Reads CSV files (RFC 4180, UTF-8 with or without byte order mark) whose first line names the
 * columns. Columns may come in any order; those that nobody asks for are ignored. The apostrophe
 * that {@link CsvOutput} puts before what looks like a formula is taken away.
 */
public final class CsvTable {
  private CsvTable() {}

  /**
   * Reads a table that must have a row; the same as {@link #rows} else.
   *
   * @param <T> what a row becomes
   * @param file the table
   * @param required columns that it must have
   * @param parse makes something of a row
   * @return what the rows became, in order, at least one
   * @throws SetupException as {@link #rows} does, or if there is no row
   */
  public static <T> List<T> read(Path file, List<String> required, Function<CsvRow, T> parse) {
    List<T> parsed = rows(file, required, parse);
    if (parsed.isEmpty()) {
      throw new SetupException(FileNames.name(file) + ": holds no row");
    }
    return parsed;
  }

  /**
   * Reads a table row by row: only what {@code parse} returns stays in memory.
   *
   * @param <T> what a row becomes
   * @param file the table
   * @param required columns that it must have
   * @param parse makes something of a row
   * @return what the rows became, in order, possibly none
   * @throws SetupException if the file cannot be read, is no table, lacks a column, or a row is
   *     refused; the message names file and line
   */
  public static <T> List<T> rows(Path file, List<String> required, Function<CsvRow, T> parse) {
    String name = FileNames.name(file);
    List<T> parsed = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder()
            .detectBomHeader(true)
            .allowUnclosedQuote(false)
            .ofNamedCsvRecord(file)) {
      Iterator<NamedCsvRecord> records = reader.iterator();
      while (records.hasNext()) {
        CsvRow row = new CsvRow(name, records.next());
        row.check(required);
        parsed.add(parse.apply(row));
      }
    } catch (IOException | UncheckedIOException e) {
      throw new SetupException(name + ": cannot be read", e);
    } catch (CsvParseException e) {
      Throwable why = e.getCause() == null ? e : e.getCause();
      throw new SetupException(name + ": is no CSV table: " + why.getMessage(), e);
    }
    return parsed;
  }
}
