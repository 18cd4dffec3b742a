package ai.deepware.command.evaluate;

import ai.deepware.command.cli.AtomicOutput;
import ai.deepware.command.cli.ResultFile;
import ai.deepware.command.cli.SetupException;
import ai.deepware.command.cli.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of what measures: how results are printed, and which files they are written to. */
public final class ReportOptions {
  /** What was measured, in every form. */
  public interface Results {
    /**
     * {@return a table for people}
     *
     * @throws IOException if that fails
     */
    String table() throws IOException;

    /**
     * {@return a list of JSON objects}
     *
     * @throws IOException if that fails
     */
    String json() throws IOException;

    /**
     * Writes a table with all numbers.
     *
     * @param file where to
     * @throws IOException if it cannot be written
     */
    void csv(Path file) throws IOException;

    /**
     * {@return a page with numbers and curves}
     *
     * @throws IOException if that fails
     */
    String page() throws IOException;
  }

  @Option(names = "--json", description = "Print a list of JSON objects, and nothing else.")
  private boolean json;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Write a table with all numbers, too.")
  private @Nullable Path csv;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write a page with numbers and curves, too.")
  private @Nullable Path html;

  /**
   * Looks, before the work, whether the files can be written.
   *
   * @throws SetupException if one cannot be
   */
  public void check() {
    ResultFile.check("--csv", csv);
    ResultFile.check("--html", html);
  }

  /**
   * Prints results, and writes the files.
   *
   * @param results what was measured
   * @param terminal where it prints
   * @throws IOException if standard output cannot be written, after the files were
   * @throws SetupException if a file cannot be
   */
  public void report(Results results, Terminal terminal) throws IOException {
    boolean printed = terminal.print(json ? results.json() : results.table());
    ResultFile.write("--csv", csv, results::csv);
    ResultFile.write("--html", html, file -> write(file, results.page()));
    if (!printed) {
      throw new IOException("standard output cannot be written");
    }
  }

  private static void write(Path path, String page) throws IOException {
    try (AtomicOutput file = AtomicOutput.open(path)) {
      file.write(page);
      file.commit();
    }
  }
}
