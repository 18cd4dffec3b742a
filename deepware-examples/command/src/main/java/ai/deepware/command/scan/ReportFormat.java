package ai.deepware.command.scan;

import ai.deepware.batch.ScanReport;

/** Turns what became of paths into text, with its line ends. */
interface ReportFormat {
  String format(ScanReport scanned);

  /** Whether people read it, failures too. */
  boolean forPeople();

  /** What stands after the last path. */
  String end(Totals totals);
}
