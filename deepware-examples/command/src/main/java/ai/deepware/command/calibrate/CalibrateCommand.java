package ai.deepware.command.calibrate;

import ai.deepware.augment.Augmentation;
import ai.deepware.command.cli.ExitCode;
import ai.deepware.command.cli.FileNames;
import ai.deepware.command.cli.SetupException;
import ai.deepware.command.cli.Shutdown;
import ai.deepware.command.cli.Terminal;
import ai.deepware.command.evaluate.Case;
import ai.deepware.command.evaluate.Item;
import ai.deepware.command.evaluate.ModelSteps;
import ai.deepware.command.evaluate.ObservationOptions;
import ai.deepware.command.evaluate.Observations;
import ai.deepware.command.evaluate.Observer;
import ai.deepware.command.models.ModelsFile;
import ai.deepware.evaluation.ConformalThresholds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code deepware calibrate}: fits a temperature and chooses thresholds on labelled videos. */
@Command(
    name = "calibrate",
    description =
        "Fits a model's temperature and chooses the thresholds of its verdicts on labelled videos that"
            + " it was not trained on, and keeps both in the models.properties of its directory,"
            + " where every scan finds them.",
    footer = {
      "",
      "The thresholds are chosen by split conformal prediction, on the scores at the end of a scan: a"
          + " rate needs at least 1/rate - 1 real videos, twice as many to fit a temperature, too,"
          + " and as many fake ones for --miss-rate. What it promises holds for videos like those"
          + " alone. Pictures need --group, which says whose they are: each person then stands for"
          + " a video."
    })
public final class CalibrateCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final ModelSteps.Factory factory;

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec spec;

  @Mixin private final ObservationOptions input = new ObservationOptions();

  @Option(
      names = "--rate",
      paramLabel = "R",
      defaultValue = "0.05",
      description = "The share of real videos that may be called FAKE. Default: 0.05.")
  private double rate;

  @Option(
      names = "--miss-rate",
      paramLabel = "R",
      description = "The share of fake videos that may be called REAL. Default: as --rate.")
  private @Nullable Double missRate;

  @Option(names = "--dry-run", description = "Print what was found, and keep nothing.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  /**
   * Makes the command.
   *
   * @param terminal where it prints
   * @param factory opens models
   */
  public CalibrateCommand(Terminal terminal, ModelSteps.Factory factory) {
    this.terminal = terminal;
    this.factory = factory;
  }

  @Override
  public Integer call() throws IOException {
    Calibrator calibrator = new Calibrator(rate, missRate == null ? rate : missRate);
    checkRate("--rate", calibrator.rate());
    checkRate("--miss-rate", calibrator.missRate());
    List<Item> items = input.items();
    boolean persons = items.stream().anyMatch(Item::picture);
    checkKinds(items, persons);
    Optional<Path> directory = directory();
    boolean failures;
    try (Shutdown shutdown = new Shutdown();
        ModelSteps model = input.open(factory, directory)) {
      Observations observations = input.observations(terminal, shutdown.cancellation());
      Observer observer = new Observer(model, input.sampling(), Augmentation.none(), "");
      List<Case> cases = Case.wholes(items, observations.of(observer, items, model.name()));
      failures = observations.failures();
      Calibration calibration = calibrate(calibrator, cases);
      Map<String, String> values = values(model.temperatures(), calibration);
      CalibrationReport report = new CalibrationReport(calibration, persons, values);
      if (directory.isPresent() && !dryRun) {
        keep(ModelsFile.in(directory.get()), values);
      }
      if (directory.isEmpty() && !dryRun) {
        terminal.error(
            "nothing is kept: networks that the library brings cannot be changed; 'scan --thresholds'"
                + " takes thresholds");
      }
      terminal.print(json ? report.json() : report.text());
    } catch (CancellationException e) {
      terminal.error(input.interrupted());
      return ExitCode.FAILED;
    }
    return failures ? ExitCode.FAILED : ExitCode.DONE;
  }

  private void checkRate(String option, double value) {
    try {
      ConformalThresholds.leastVideos(value);
    } catch (IllegalArgumentException e) {
      throw wrong(option + ": " + e.getMessage());
    }
  }

  private void checkKinds(List<Item> items, boolean persons) {
    if (persons && !items.stream().allMatch(Item::picture)) {
      throw wrong("videos and pictures cannot be calibrated together: they are not alike");
    }
    if (persons && items.stream().anyMatch(item -> item.group().isEmpty())) {
      throw wrong("pictures need --group=COLUMN, which says whose they are");
    }
  }

  private Optional<Path> directory() {
    List<Optional<Path>> directories = input.directories();
    if (directories.size() > 1) {
      throw wrong("--models: one model is calibrated at a time");
    }
    return directories.get(0);
  }

  private static Calibration calibrate(Calibrator calibrator, List<Case> cases) {
    try {
      return calibrator.calibrate(cases.stream().filter(Case::scored).toList());
    } catch (IllegalArgumentException e) {
      throw new SetupException(String.valueOf(e.getMessage()), e);
    }
  }

  private static Map<String, String> values(
      Map<String, Double> temperatures, Calibration calibration) {
    Map<String, String> values = new LinkedHashMap<>();
    new TreeMap<>(temperatures)
        .forEach(
            (predictor, temperature) -> {
              if (calibration.fit().isPresent()) {
                values.put(
                    predictor + ".temperature",
                    String.format(Locale.ROOT, "%.6g", temperature * calibration.factor()));
              }
              values.put(predictor + ".levels.real", level(calibration.chosen().real()));
              values.put(predictor + ".levels.fake", level(calibration.chosen().fake()));
            });
    return values;
  }

  private static String level(double level) {
    return String.format(Locale.ROOT, "%.4f", level);
  }

  private static void keep(ModelsFile file, Map<String, String> values) {
    try {
      file.set(values);
    } catch (IOException e) {
      throw new SetupException(
          FileNames.name(file.path()) + ": cannot be written; --dry-run keeps nothing", e);
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
