package ai.deepware.command.evaluate;

import ai.deepware.Cancellation;
import ai.deepware.command.cli.DeviceOption;
import ai.deepware.command.cli.ModelOptions;
import ai.deepware.command.cli.SamplingOptions;
import ai.deepware.command.cli.SetupException;
import ai.deepware.command.cli.Terminal;
import ai.deepware.frame.Sampling;
import ai.deepware.onnx.OnnxOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Options that say which models look at which labelled videos and pictures, and how. */
public final class ObservationOptions {
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec spec;

  @Option(
      names = "--models",
      paramLabel = "DIR",
      description =
          "Directory of networks or name of an installed set, as for scan. Can be repeated."
              + " Default: $"
              + ModelOptions.VARIABLE
              + ", else the networks that the library brings.")
  private List<Path> models = List.of();

  @Mixin private final DeviceOption device = new DeviceOption();

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "Videos and pictures looked at at a time. Default: one per core.")
  private @Nullable Integer parallel;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description =
          "Keep what the models saw there, by checksums of networks and files, so that the next run"
              + " looks only at what is new, and an interrupted one goes on.")
  private @Nullable Path cache;

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      description = "Use this data set alone. Can be repeated.")
  private List<String> datasets = List.of();

  @Option(
      names = "--group",
      paramLabel = "COLUMN",
      description =
          "Column of the CSV file that says which pictures belong together, such as those of one"
              + " person: they are scored together, too, and drawn together for intervals.")
  private @Nullable String group;

  @Mixin private final SamplingOptions sampling = new SamplingOptions();

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description =
          "CSV files with the columns file (relative to the CSV file), label (real or fake, 0 or 1)"
              + " and optionally dataset, or folders with subfolders real and fake. Pictures (jpg,"
              + " png, bmp) are looked at as single frames: the largest face counts.")
  private List<Path> paths = List.of();

  /** {@return whether there is anything to look at} */
  public boolean hasPaths() {
    return !paths.isEmpty();
  }

  /**
   * {@return what is to be looked at}
   *
   * @throws ParameterException if no path was named, or no item belongs to a wanted data set
   * @throws SetupException if a path cannot be read or holds nothing labelled
   */
  public List<Item> items() {
    if (paths.isEmpty()) {
      throw wrong("Missing required parameter: 'PATH'");
    }
    ItemReader reader = new ItemReader(group);
    List<Item> all = new ArrayList<>();
    paths.forEach(path -> all.addAll(reader.read(path)));
    List<Item> wanted =
        all.stream()
            .filter(item -> datasets.isEmpty() || datasets.contains(item.dataset()))
            .toList();
    if (wanted.isEmpty()) {
      throw wrong(
          "--dataset: no such data set; there is "
              + String.join(", ", all.stream().map(Item::dataset).distinct().toList()));
    }
    return wanted;
  }

  /** {@return the directories of networks; empty for those that the library brings} */
  public List<Optional<Path>> directories() {
    return models.isEmpty()
        ? List.of(ModelOptions.ofVariable())
        : models.stream().map(ModelOptions::find).map(Optional::of).toList();
  }

  /**
   * Opens a model.
   *
   * @param factory how
   * @param directory of its networks
   * @return the model, which the caller closes
   * @throws SetupException if it cannot be opened
   */
  public ModelSteps open(ModelSteps.Factory factory, Optional<Path> directory) {
    int files = parallel();
    int cores = Runtime.getRuntime().availableProcessors();
    OnnxOptions options =
        OnnxOptions.builder().device(device.device()).threads(Math.max(1, cores / files)).build();
    try {
      return factory.open(directory, options, files > 1 ? 1 : 0);
    } catch (RuntimeException e) {
      throw new SetupException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Makes what shows files to models.
   *
   * @param terminal hears of progress and failures
   * @param cancellation ends it
   * @return the runner
   */
  public Observations observations(Terminal terminal, Cancellation cancellation) {
    return new Observations(terminal, cache, parallel(), cancellation);
  }

  /** {@return which frames are looked at} */
  public Sampling sampling() {
    return sampling.sampling();
  }

  /** {@return what to tell people whose run was interrupted} */
  public String interrupted() {
    return cache == null
        ? "interrupted; with --cache=DIR the next run could go on"
        : "interrupted; run again with the same --cache to go on";
  }

  private int parallel() {
    int files = parallel == null ? Runtime.getRuntime().availableProcessors() : parallel;
    if (files < 1 || files > 1024) {
      throw wrong("--parallel must be in 1..1024: " + files);
    }
    return files;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
