package ai.deepware.examples.scan;

/** Turns what became of a path into text, with its line ends. */
@FunctionalInterface
interface ReportFormat {
  String format(Scanned scanned);
}
