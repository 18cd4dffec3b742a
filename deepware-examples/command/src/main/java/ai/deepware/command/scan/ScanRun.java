package ai.deepware.command.scan;

import ai.deepware.Cancellation;
import ai.deepware.Scanner;
import ai.deepware.batch.ScanBatch;
import ai.deepware.batch.ScanReport;
import ai.deepware.command.cli.ExitCode;
import ai.deepware.command.cli.FileNames;
import ai.deepware.command.cli.Terminal;
import ai.deepware.command.cli.TextOutput;
import ai.deepware.command.page.report.ScanPage;
import ai.deepware.predict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * One run of the command: prints each result as it comes and remembers what the exit code needs.
 */
final class ScanRun {
  private final Terminal terminal;
  private final ReportFormat format;
  private final @Nullable TextOutput file;
  private final @Nullable ResultTables tables;
  private final @Nullable ScanPage page;
  private final boolean verbose;
  private final Progress progress;
  private final Totals totals = new Totals();
  // Folders are walked by another thread than the one that reports.
  private volatile boolean failed;
  private boolean fake;

  ScanRun(
      Terminal terminal,
      ReportFormat format,
      @Nullable TextOutput file,
      @Nullable ResultTables tables,
      @Nullable ScanPage page,
      boolean verbose) {
    this.terminal = terminal;
    this.format = format;
    this.file = file;
    this.tables = tables;
    this.page = page;
    this.verbose = verbose;
    this.progress = new Progress(terminal);
  }

  void scan(Scanner scanner, Iterator<Candidate> files, int parallel, Cancellation cancellation) {
    Iterator<Candidate> unscanned =
        file instanceof ResumedOutput begun ? new Unscanned(files, begun) : files;
    ScanBatch.builder(scanner)
        .parallelism(parallel)
        .listener(progress)
        .cancellation(cancellation)
        .build()
        .run(unscanned, this::report);
    if (unscanned instanceof Unscanned some && some.leftOut() > 0) {
      terminal.error("videos that had a result already, and were left out: " + some.leftOut());
    }
  }

  /** A folder that yields less than one would think; without a result that is a failure. */
  void trouble(Path folder, Videos.Trouble trouble) {
    if (trouble != Videos.Trouble.OTHER_FILES) {
      failed = true;
    }
    terminal.error(FileNames.name(folder) + ": " + trouble.message());
  }

  /** Prints what stands at the end. */
  void end() {
    write(format.end(totals));
  }

  /** Puts files in place, for all was scanned. */
  void commit() throws IOException {
    if (file != null) {
      file.commit();
    }
    if (tables != null) {
      tables.commit();
    }
    if (page != null) {
      page.commit();
    }
  }

  private void report(ScanReport scanned) {
    totals.add(scanned);
    progress.videoDone();
    fake |= isFake(scanned);
    if (scanned instanceof ScanReport.Failed failure) {
      failed = true;
      if (!(terminal.shared() && format.forPeople())) {
        terminal.error(String.valueOf(failure.failure().getMessage()));
      }
      if (verbose) {
        terminal.trace(failure.failure());
      }
    }
    if (tables != null) {
      tables.add(scanned);
    }
    if (page != null) {
      page.add(scanned);
    }
    write(format.format(scanned));
  }

  private static boolean isFake(ScanReport report) {
    return report instanceof ScanReport.Done done
        && done.result().verdict().filter(Verdict.FAKE::equals).isPresent();
  }

  private void write(String text) {
    try {
      if (file != null) {
        file.write(text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("--output: " + e.getMessage(), e);
    }
    if (!terminal.print(text)) {
      throw new UncheckedIOException("standard output cannot be written", new IOException());
    }
  }

  int exitCode(boolean failOnFake) {
    return failOnFake && fake ? ExitCode.FAKE : failed ? ExitCode.FAILED : ExitCode.DONE;
  }
}
