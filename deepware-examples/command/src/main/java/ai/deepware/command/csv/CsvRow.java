package ai.deepware.command.csv;

import ai.deepware.command.cli.SetupException;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A row of a {@link CsvTable}: values by column, with errors that name file, line and column. */
public final class CsvRow {
  private final String file;
  private final NamedCsvRecord record;

  CsvRow(String file, NamedCsvRecord record) {
    this.file = file;
    this.record = record;
  }

  void check(List<String> required) {
    int columns = record.getHeader().size();
    if (record.getFieldCount() != columns) {
      throw error(
          String.format(
              Locale.ROOT, "has %d fields for %d columns", record.getFieldCount(), columns));
    }
    for (String column : required) {
      if (!record.getHeader().contains(column)) {
        throw new SetupException(
            "%s: needs a column '%s'; it has %s"
                .formatted(file, column, String.join(", ", record.getHeader())));
      }
    }
  }

  /**
   * Looks a value up.
   *
   * @param column its name
   * @return the value without blanks around it, empty if there is none or no such column
   */
  public Optional<String> find(String column) {
    return record
        .findField(column)
        .map(String::strip)
        .map(Formulas::unescape)
        .filter(value -> !value.isEmpty());
  }

  /**
   * Looks a value up that must be there.
   *
   * @param column its name
   * @return the value without blanks around it
   * @throws SetupException if it is empty
   */
  public String text(String column) {
    return find(column).orElseThrow(() -> error("has no " + column));
  }

  /**
   * Reads a number.
   *
   * @param column its name
   * @return the number, finite
   * @throws SetupException if it is none
   */
  public double number(String column) {
    String value = text(column);
    try {
      double number = Double.parseDouble(value);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The same error as for NaN and infinity follows.
    }
    throw error(column + " is no number: " + value);
  }

  /**
   * Reads a whole number.
   *
   * @param column its name
   * @return the number
   * @throws SetupException if it is none
   */
  public int whole(String column) {
    String value = text(column);
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw error(column + " is no whole number: " + value);
    }
  }

  /**
   * Reads a label: {@code fake} or {@code 1}, {@code real} or {@code 0}, whatever the case.
   *
   * @param column its name
   * @return whether it is fake
   * @throws SetupException if it is neither
   */
  public boolean fake(String column) {
    String label = text(column);
    return switch (label.toLowerCase(Locale.ROOT)) {
      case "fake", "1" -> true;
      case "real", "0" -> false;
      default -> throw error(column + " must be real or fake, not " + label);
    };
  }

  /**
   * Makes an exception.
   *
   * @param detail what is wrong with this row
   * @return an exception that names file and line
   */
  public SetupException error(String detail) {
    return new SetupException(
        String.format(
            Locale.ROOT, "%s, line %d: %s", file, record.getStartingLineNumber(), detail));
  }
}
