package ai.deepware.command.models;

import ai.deepware.DeepwareException;
import ai.deepware.command.cli.ExitCode;
import ai.deepware.command.cli.FileNames;
import ai.deepware.command.cli.ModelOptions;
import ai.deepware.command.cli.SetupException;
import ai.deepware.command.cli.Terminal;
import ai.deepware.onnx.BundledModel;
import ai.deepware.onnx.MetadataKeys;
import ai.deepware.onnx.ModelSummary;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deepware models}: shows what a directory of models holds. */
@Command(
    name = "models",
    description =
        "Shows the networks of a directory: role, architecture, input, crop margin, checksum,"
            + " licence. 'deepware models install' fetches and prepares a set of public ones, 'download' single"
            + " files.",
    synopsisSubcommandLabel = "[install|download ...]")
public final class ModelsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec spec;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      description =
          "The directory, or the name of an installed set. Default: $"
              + ModelOptions.VARIABLE
              + ", else the networks that the library brings.")
  private @Nullable Path directory;

  @Option(
      names = "--cards",
      description =
          "Print the model cards of the networks that the library brings: what they learned from,"
              + " their figures, their limits, what they must not be used for.")
  private boolean cards;

  /**
   * Makes the command.
   *
   * @param terminal where it prints
   */
  public ModelsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (cards) {
      if (directory != null) {
        throw new ParameterException(
            spec.commandLine(), "--cards are of the networks that the library brings, not of DIR");
      }
      Arrays.stream(BundledModel.values()).map(BundledModel::card).forEach(terminal::print);
      return ExitCode.DONE;
    }
    List<ModelSummary> models;
    try {
      models = models();
    } catch (DeepwareException e) {
      throw new SetupException(String.valueOf(e.getMessage()), e);
    }
    if (models.isEmpty()) {
      terminal.error("no networks there");
      return ExitCode.USAGE;
    }
    models.forEach(model -> terminal.print(describe(model)));
    return ExitCode.DONE;
  }

  private List<ModelSummary> models() {
    Optional<Path> named =
        Optional.ofNullable(directory).or(ModelOptions::ofVariable).map(ModelOptions::find);
    return named.isPresent() ? ModelSummary.ofDirectory(named.get()) : ModelSummary.bundled();
  }

  private static String describe(ModelSummary model) {
    return "%s: %s, %s\n"
            .formatted(
                FileNames.printable(model.info().file()),
                FileNames.printable(model.info().role()),
                FileNames.printable(text(model, MetadataKeys.ARCHITECTURE)))
        + line("input", model.inputSize())
        + line("crop", text(model, MetadataKeys.CROP))
        + line("margin", text(model, MetadataKeys.CROP_MARGIN))
        + thresholds(model)
        + line("licence", text(model, MetadataKeys.LICENSE))
        + line("source", text(model, MetadataKeys.SOURCE))
        + line("sha256", model.info().sha256());
  }

  private static String thresholds(ModelSummary model) {
    boolean predicts = model.info().role().equals("predictor");
    boolean known =
        model.metadata().text(MetadataKeys.LEVELS_REAL).isPresent()
            || model.metadata().text(MetadataKeys.LEVELS_FAKE).isPresent();
    String thresholds =
        text(model, MetadataKeys.LEVELS_REAL) + "," + text(model, MetadataKeys.LEVELS_FAKE);
    return predicts ? line("thresholds", known ? thresholds : "-") : "";
  }

  private static String line(String key, String value) {
    return "  %-8s %s\n".formatted(key, FileNames.printable(value));
  }

  private static String text(ModelSummary model, String key) {
    return model.metadata().text(key).orElse("-");
  }
}
