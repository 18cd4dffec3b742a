package ai.deepware.command.page.report;

import java.util.List;

/**
 * Names with their values, under a title.
 *
 * @param title what they are
 * @param rows from top to bottom
 */
public record Facts(String title, List<Fact> rows) {
  /**
   * One of them.
   *
   * @param name of the value
   * @param value as it is shown
   */
  public record Fact(String name, String value) {}

  /** Copies the list. */
  public Facts {
    rows = List.copyOf(rows);
  }
}
