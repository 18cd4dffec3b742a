package ai.deepware.command.scan;

import ai.deepware.Cancellation;
import ai.deepware.Scanner;
import ai.deepware.command.cli.BatchOptions;
import ai.deepware.command.cli.Commands;
import ai.deepware.command.cli.DecodingOptions;
import ai.deepware.command.cli.ExitCode;
import ai.deepware.command.cli.FileNames;
import ai.deepware.command.cli.ModelOptions;
import ai.deepware.command.cli.SamplingOptions;
import ai.deepware.command.cli.SetupException;
import ai.deepware.command.cli.Shutdown;
import ai.deepware.command.cli.Terminal;
import ai.deepware.command.cli.TextOutput;
import ai.deepware.command.page.report.ScanPage;
import ai.deepware.frame.Sampling;
import ai.deepware.predict.DecisionThresholds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deepware scan}: scans videos and prints what was found. */
@Command(
    name = "scan",
    description =
        "Scans videos for deepfakes and gives every person a score, 0 (real) to 1 (fake).",
    footer = {
      "",
      "Results come in order of the paths, each as soon as it is there. Exit code: 0, or 1 if a"
          + " file could not be scanned or a folder holds no video, 2 for wrong usage or missing"
          + " models, 3 with --fail-on-fake if a video is fake."
    })
public final class ScanCommand implements Callable<Integer> {
  /** Ways to score. */
  enum Scoring {
    DEEPWARE,
    REFERENCE
  }

  private final Terminal terminal;
  private final Pipeline.Factory pipelines;
  private final InputStream standardInput;

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec spec;

  @Mixin private final ModelOptions models = new ModelOptions();

  @Mixin private final SamplingOptions sampling = new SamplingOptions();

  @Mixin private final DecodingOptions decoding = new DecodingOptions();

  @Mixin private final BatchOptions batch = new BatchOptions();

  @Mixin private final OutputOptions outputs = new OutputOptions();

  @Option(
      names = "--strategy",
      paramLabel = "deepware|reference",
      description = "How persons and videos are scored. Default: deepware.")
  private @Nullable Scoring strategy;

  @Option(
      names = "--reference",
      description =
          "Repeat the Python tool: --sampling reference, its colours, --strategy reference. Its"
              + " crop belongs to its networks, which 'deepware import' makes.")
  private boolean reference;

  @Option(
      names = "--thresholds",
      paramLabel = "REAL,FAKE",
      description =
          "Scores up to REAL are real, from FAKE on fake. Default: the predictor's, else 0.2,0.8.")
  private @Nullable DecisionThresholds thresholds;

  @Option(
      names = "--isolated",
      description =
          "Decode in child processes: a crash or hang in native code costs one video, and at most 2"
              + " GiB of memory go to each.")
  private boolean isolated;

  @Option(
      names = "--evidence",
      description =
          "Show reasons beside the score, each with how rare it is in real videos. They change no"
              + " score.")
  private boolean evidence;

  @Option(
      names = "--list",
      paramLabel = "FILE",
      description =
          "Scan the paths in this file, too: one a line, or separated by NUL; '-' is standard"
              + " input.")
  private @Nullable Path list;

  @Option(names = "--fail-on-fake", description = "Exit with 3 if a video is fake.")
  private boolean failOnFake;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description =
          "Videos, and folders whose videos are scanned; '-' is one video in standard input ('./-'"
              + " a file of that name). Pipes are read as streams; addresses are not fetched.")
  private List<String> paths = List.of();

  /**
   * Makes the command.
   *
   * @param terminal where it prints
   * @param pipelines opens what scans
   */
  public ScanCommand(Terminal terminal, Pipeline.Factory pipelines) {
    this(terminal, pipelines, PipeChannel.standardInput());
  }

  ScanCommand(Terminal terminal, Pipeline.Factory pipelines, InputStream standardInput) {
    this.terminal = terminal;
    this.pipelines = pipelines;
    this.standardInput = standardInput;
  }

  @Override
  public Integer call() throws IOException {
    ScanSettings settings = settings();
    // Closed last: the process may end with it, and leaves no half file then.
    try (Shutdown shutdown = new Shutdown()) {
      return scan(settings, shutdown.cancellation());
    } finally {
      terminal.clearStatus();
    }
  }

  private int scan(ScanSettings settings, Cancellation cancellation) throws IOException {
    try (InputStream names = openList();
        TextOutput file = outputs.openFile();
        ResultTables tables = outputs.openTables();
        ScanPage page = outputs.openPage();
        Pipeline pipeline = pipelines.setUp(settings)) {
      Iterator<Candidate> named =
          new Named(paths, standardInput, names == null ? null : new PathList(names));
      boolean verbose = Commands.isVerbose(spec.root().commandLine().getParseResult());
      ScanRun run = new ScanRun(terminal, outputs.format(), file, tables, page, verbose);
      Videos videos = new Videos(named, run::trouble);
      Scanner scanner = pipeline.scanner();
      run.scan(
          page == null ? scanner : page.watching(scanner), videos, batch.parallel(), cancellation);
      run.end();
      if (!cancellation.isCancelled()) {
        run.commit();
      }
      return run.exitCode(failOnFake);
    } catch (SetupException e) {
      // Networks may fail of the end before it cancels.
      if (!cancellation.isCancelled() && !Shutdown.isUnderWay()) {
        throw e;
      }
      // Networks cannot be opened any more, whatever the reason that they give.
      terminal.error(Shutdown.CANCELLED);
      return ExitCode.FAILED;
    }
  }

  private ScanSettings settings() {
    outputs.check();
    if (paths.isEmpty() && list == null) {
      throw wrong("Missing required parameter: 'PATH', or '--list=FILE'");
    }
    if (Collections.frequency(paths, Named.STANDARD_INPUT) + (listIsStandardInput() ? 1 : 0) > 1) {
      throw wrong("'-' is standard input, which can be read only once");
    }
    if (reference && (sampling.given() || strategy != null)) {
      throw wrong(
          "--reference sets the sampling and the strategy: leave out --fps, --sampling and"
              + " --strategy");
    }
    return new ScanSettings(
        models.directory(),
        models.options(batch.parallel()),
        reference ? Sampling.reference() : sampling.sampling(),
        reference,
        reference || strategy == Scoring.REFERENCE,
        Optional.ofNullable(thresholds),
        batch.timeout(),
        decoding.threads(batch.parallel()),
        decoding.hardware(),
        evidence,
        isolated);
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private boolean listIsStandardInput() {
    return list != null && list.toString().equals(Named.STANDARD_INPUT);
  }

  private @Nullable InputStream openList() {
    if (list == null) {
      return null;
    }
    try {
      if (Files.isDirectory(list)) {
        throw new FileSystemException(FileNames.name(list), null, "is a folder");
      }
      if (listIsStandardInput()) {
        return standardInput;
      }
      if (Files.exists(list) && !Files.isRegularFile(list) && !PipeChannel.isPipe(list)) {
        throw new FileSystemException(FileNames.name(list), null, "is neither a file nor a pipe");
      }
      return Files.newInputStream(list);
    } catch (IOException e) {
      throw new SetupException("--list " + FileNames.name(list) + ": cannot be read", e);
    }
  }
}
