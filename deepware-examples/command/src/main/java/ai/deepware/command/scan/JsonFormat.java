package ai.deepware.command.scan;

import ai.deepware.batch.ScanReport;
import ai.deepware.json.ScanJson;
import java.io.IOException;
import java.io.UncheckedIOException;

/** One JSON object a line, in the form of {@link ScanJson}. */
final class JsonFormat implements ReportFormat {
  @Override
  public String format(ScanReport scanned) {
    StringBuilder line = new StringBuilder();
    try {
      if (scanned instanceof ScanReport.Done done) {
        ScanJson.write(done.result(), line);
      } else if (scanned instanceof ScanReport.Failed failed) {
        ScanJson.write(failed.failure(), line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.append('\n').toString();
  }

  @Override
  public boolean forPeople() {
    return false;
  }

  /** Nothing: each line is an object of one video. */
  @Override
  public String end(Totals totals) {
    return "";
  }
}
