package ai.deepware.command.scan;

import ai.deepware.command.cli.AtomicOutput;
import ai.deepware.command.cli.FileNames;
import ai.deepware.command.cli.SetupException;
import ai.deepware.command.cli.TextOutput;
import ai.deepware.command.page.report.ScanPage;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say in which form results go where. */
final class OutputOptions {
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec spec;

  @Option(names = "--json", description = "Print one JSON object per video, each on one line.")
  private boolean json;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write the same to a file, too: whole at the end, or not at all.")
  private @Nullable Path output;

  @Option(
      names = "--resume",
      description =
          "Go on with the --output FILE of an interrupted run with --json: videos that have a result"
              + " there are left out, failed ones are tried again, and each result is written at"
              + " once.")
  private boolean resume;

  @Option(
      names = "--csv",
      paramLabel = "DIR",
      description = "Write videos.csv, persons.csv and faces.csv into a folder, too.")
  private @Nullable Path csv;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description =
          "Write a page for people, too: answers in plain words, persons over time, faces, and what"
              + " it takes to repeat the scan. It needs no other file and contains faces.")
  private @Nullable Path html;

  @Option(names = "--no-thumbnails", description = "Leave pictures of faces out of the page.")
  private boolean noThumbnails;

  /**
   * Looks whether the options go together.
   *
   * @throws ParameterException if they do not
   */
  void check() {
    if (output != null && Videos.isVideo(output)) {
      throw wrong("--output " + output + " has a video's ending: a video may be lost there");
    }
    if (resume && (output == null || !json)) {
      throw wrong("--resume goes on with --output FILE and --json: give both");
    }
    if (noThumbnails && html == null) {
      throw wrong("--no-thumbnails is about the page: give --html FILE, too");
    }
    if (html != null && output != null && isSame(html, output)) {
      throw wrong("--html and --output name the same file");
    }
  }

  private static boolean isSame(Path one, Path other) {
    return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  ReportFormat format() {
    return json ? new JsonFormat() : new TableFormat();
  }

  /** The file for results, null where none is asked for; the caller closes it. */
  @Nullable TextOutput openFile() {
    if (output == null) {
      return null;
    }
    try {
      return resume ? ResumedOutput.open(output) : AtomicOutput.open(output);
    } catch (IOException e) {
      String problem = resume ? ": cannot be gone on with" : ": cannot be written";
      throw new SetupException("--output " + FileNames.name(output) + problem, e);
    }
  }

  /** The tables, null where none are asked for; the caller closes them. */
  @Nullable ResultTables openTables() {
    if (csv == null) {
      return null;
    }
    try {
      return ResultTables.open(csv);
    } catch (IOException e) {
      throw new SetupException("--csv " + FileNames.name(csv) + ": cannot be written", e);
    }
  }

  /** The page, null where none is asked for; the caller closes it. */
  @Nullable ScanPage openPage() {
    if (html == null) {
      return null;
    }
    try {
      return ScanPage.open(html, !noThumbnails);
    } catch (IOException e) {
      throw new SetupException("--html " + FileNames.name(html) + ": cannot be written", e);
    }
  }
}
