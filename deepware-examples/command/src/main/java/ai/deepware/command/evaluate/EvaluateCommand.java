package ai.deepware.command.evaluate;

import ai.deepware.augment.Augmentation;
import ai.deepware.command.cli.ExitCode;
import ai.deepware.command.cli.Shutdown;
import ai.deepware.command.cli.Terminal;
import ai.deepware.evaluation.Bootstrap;
import ai.deepware.evaluation.Evaluator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code deepware evaluate}: measures models, and scores that exist already. */
@Command(
    name = "evaluate",
    description =
        "Measures how well models tell fake from real on labelled videos and pictures: log loss,"
            + " accuracy, AUC, average precision, equal error rate, true positive rate at 1 %%"
            + " false positives, Brier score and expected calibration error, each with a 95 %%"
            + " bootstrap interval.",
    footer = {
      "",
      "Levels: 'frame' is the largest face of each frame, 'person' each person, 'video' the score"
          + " of a scan; labels are those of the videos. Exit code: 0, or 1 if a file could not be"
          + " scanned, 2 for wrong usage or missing models."
    })
public final class EvaluateCommand implements Callable<Integer> {
  private static final double DEFAULT_THRESHOLD = 0.5;

  private final Terminal terminal;
  private final ModelSteps.Factory factory;

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec spec;

  @Mixin private final ObservationOptions input = new ObservationOptions();

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
      description =
          "Scores from P on count as fake for the accuracy. Default: the model's threshold for FAKE"
              + " if it brings one, else 0.5.")
  private @Nullable Double threshold;

  @Mixin private final ReportOptions output = new ReportOptions();

  /**
   * Makes the command.
   *
   * @param terminal where it prints
   * @param factory opens models
   */
  public EvaluateCommand(Terminal terminal, ModelSteps.Factory factory) {
    this.terminal = terminal;
    this.factory = factory;
  }

  @Override
  public Integer call() throws IOException {
    if (scores.isEmpty() && !input.hasPaths()) {
      throw wrong("Missing required parameter: 'PATH', or '--scores=FILE.csv'");
    }
    Evaluator evaluator = evaluator();
    output.check();
    List<Entry> entries = new ArrayList<>();
    boolean failures = false;
    if (input.hasPaths()) {
      try (Shutdown shutdown = new Shutdown()) {
        Observations observations = input.observations(terminal, shutdown.cancellation());
        entries.addAll(observe(observations, input.items()));
        failures = observations.failures();
      } catch (CancellationException e) {
        terminal.error(input.interrupted());
        return ExitCode.FAILED;
      }
    }
    scores.forEach(table -> entries.addAll(ScoreTable.read(table, evaluator)));
    output.report(new EvaluationReport(named(entries)), terminal);
    return failures ? ExitCode.FAILED : ExitCode.DONE;
  }

  private List<Entry> observe(Observations observations, List<Item> items) {
    List<Entry> entries = new ArrayList<>();
    for (Optional<Path> directory : input.directories()) {
      try (ModelSteps model = input.open(factory, directory)) {
        Observer observer = new Observer(model, input.sampling(), Augmentation.none(), "");
        List<Observation> seen = observations.of(observer, items, model.name());
        entries.addAll(new ModelEvaluation(model, threshold).entries(items, seen));
      }
    }
    return entries;
  }

  /** Models and tables of the same name are told apart. */
  private static List<Entry> named(List<Entry> entries) {
    UniqueNames names = new UniqueNames();
    return entries.stream()
        .map(entry -> entry.named(names.of(entry.model(), entry.dataset(), entry.level())))
        .toList();
  }

  private Evaluator evaluator() {
    try {
      return new Evaluator(threshold == null ? DEFAULT_THRESHOLD : threshold, Bootstrap.standard());
    } catch (IllegalArgumentException e) {
      throw wrong("--threshold: " + e.getMessage());
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
