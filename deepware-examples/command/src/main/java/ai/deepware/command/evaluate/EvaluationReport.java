package ai.deepware.command.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** How good models are, in every form. */
record EvaluationReport(List<Entry> entries) implements ReportOptions.Results {
  @Override
  public String table() throws IOException {
    return new TableReport().format(entries);
  }

  @Override
  public String json() throws IOException {
    return new JsonReport().format(entries);
  }

  @Override
  public void csv(Path file) throws IOException {
    CsvReport.write(file, entries);
  }

  @Override
  public String page() throws IOException {
    return new HtmlReport().format(entries);
  }
}
