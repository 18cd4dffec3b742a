package ai.deepware.examples.evaluate;

import ai.deepware.evaluation.Bootstrap;
import ai.deepware.evaluation.Evaluator;
import ai.deepware.examples.cli.ExitCode;
import ai.deepware.examples.cli.FileNames;
import ai.deepware.examples.cli.SetupException;
import ai.deepware.examples.cli.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code deepware evaluate}: measures scores of labelled videos. */
@Command(
    name = "evaluate",
    description =
        "Measures how well scores tell fake from real: log loss, accuracy, AUC, average precision,"
            + " equal error rate, true positive rate at 1 % false positives, Brier score and"
            + " expected calibration error, each with a 95 % bootstrap interval.")
public final class EvaluateCommand implements Callable<Integer> {
  private static final double DEFAULT_THRESHOLD = 0.5;

  private final Terminal terminal;

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec spec;

  @Option(
      names = "--scores",
      paramLabel = "FILE.csv",
      description =
          "Scores that exist already: a table with the columns file, label (real or fake, 0 or 1)"
              + " and score (0 to 1, 1 = fake; empty where there is none), and optionally dataset"
              + " and model. Can be repeated.")
  private List<Path> scores = List.of();

  @Option(
      names = "--threshold",
      paramLabel = "P",
      description = "Scores from P on count as fake for the accuracy. Default: 0.5.")
  private @Nullable Double threshold;

  @Option(names = "--json", description = "Print a list of JSON objects, and nothing else.")
  private boolean json;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Write a table with all numbers, too.")
  private @Nullable Path csv;

  /**
   * Makes the command.
   *
   * @param terminal where it prints
   */
  public EvaluateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (scores.isEmpty()) {
      throw wrong("Missing option: '--scores=FILE.csv'");
    }
    Evaluator evaluator = evaluator(threshold == null ? DEFAULT_THRESHOLD : threshold);
    List<Entry> entries = new ArrayList<>();
    scores.forEach(table -> entries.addAll(ScoreTable.read(table, evaluator)));
    if (csv != null) {
      write(csv, entries);
    }
    terminal.print((json ? new JsonReport() : new TableReport()).format(entries));
    return ExitCode.DONE;
  }

  private Evaluator evaluator(double from) {
    try {
      return new Evaluator(from, Bootstrap.standard());
    } catch (IllegalArgumentException e) {
      throw wrong("--threshold: " + e.getMessage());
    }
  }

  private static void write(Path file, List<Entry> entries) {
    try {
      CsvReport.write(file, entries);
    } catch (IOException e) {
      throw new SetupException("--csv " + FileNames.name(file) + ": cannot be written", e);
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
