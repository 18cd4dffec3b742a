package ai.deepware.command.page;

import java.util.List;

/**
 * Numbers with a name for each column and row.
 *
 * @param columns names of the columns, without that of the rows' names
 * @param rows from top to bottom
 */
public record Table(List<String> columns, List<Row> rows) {
  /**
   * A row.
   *
   * @param name what its numbers are
   * @param cells one for each column
   */
  public record Row(String name, List<String> cells) {
    /** Copies the list. */
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /** Copies the lists. */
  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }
}
