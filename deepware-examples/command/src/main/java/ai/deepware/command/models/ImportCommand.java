package ai.deepware.command.models;

import static ai.deepware.command.cli.FileNames.printable;
import static ai.deepware.command.cli.Lines.line;

import ai.deepware.command.cli.ExitCode;
import ai.deepware.command.cli.FileNames;
import ai.deepware.command.cli.Terminal;
import ai.deepware.convert.ImportOptions;
import ai.deepware.convert.ImportedModel;
import ai.deepware.convert.ModelImporter;
import ai.deepware.convert.architecture.Head;
import ai.deepware.convert.checkpoint.CheckpointException;
import ai.deepware.convert.graph.Precision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deepware import}: turns PyTorch checkpoints into ONNX files that describe themselves. */
@Command(
    name = "import",
    description =
        "Turns a PyTorch checkpoint or safetensors file into ONNX files that describe themselves:"
            + " EfficientNet B0 to B7, MTCNN, FaceNet, GenD. Nothing in the file is executed.")
public final class ImportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec spec;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "Where the ONNX files go. Default: the current folder.")
  private Path output = Path.of(".");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "Name of the ONNX file, without its ending. Default: the checkpoint's; MTCNN's are pnet,"
              + " rnet and onet.")
  private @Nullable String name;

  @Option(
      names = "--precision",
      paramLabel = "float32|float16|float16-weights",
      defaultValue = "float32",
      description = {
        "float32: single precision (default).",
        "float16: half precision throughout, for GPUs.",
        "float16-weights: weights stored in half precision, computed in single."
      })
  private String precision = "float32";

  @Option(
      names = "--input-size",
      paramLabel = "PIXELS",
      description = "Side of the input. Default: the reference's.")
  private @Nullable Integer inputSize;

  @Option(
      names = "--head",
      paramLabel = "linear|LinearNorm",
      description = "GenD's classifier, where no config.json beside the file says it.")
  private @Nullable String head;

  @Option(names = "--licence", paramLabel = "TEXT", description = "The weights' licence, a note.")
  private @Nullable String license;

  @Option(names = "--source", paramLabel = "TEXT", description = "Where the weights come from.")
  private @Nullable String source;

  @Parameters(
      paramLabel = "CHECKPOINT",
      description = "The file, the index of a sharded one, or a folder with model.safetensors.")
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private Path checkpoint;

  /**
   * Makes the command.
   *
   * @param terminal where it prints
   */
  public ImportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    ImportOptions options = options().build();
    try {
      for (ImportedModel model : ModelImporter.importModel(checkpoint, output, options)) {
        terminal.print(
            line("%s: %s", printable(FileNames.name(model.file())), model.architecture()));
        model
            .metadata()
            .forEach((key, value) -> terminal.print(line("  %s = %s", key, printable(value))));
      }
      return ExitCode.DONE;
    } catch (CheckpointException e) {
      terminal.error(String.valueOf(e.getMessage()));
      return e.reason() == CheckpointException.Reason.OPTION_NEEDED
          ? ExitCode.USAGE
          : ExitCode.FAILED;
    }
  }

  /**
   * {@return what a catalogue says of an import, and where the file comes from}
   *
   * @param entry one that needs an import
   */
  static ImportOptions optionsOf(CatalogueEntry entry, Terminal terminal) {
    ImportCommand command = new ImportCommand(terminal);
    List<String> arguments = new ArrayList<>(List.of(entry.file()));
    arguments.addAll(
        Arrays.stream(entry.importOptions().orElseThrow().split("\\s+"))
            .filter(argument -> !argument.isEmpty())
            .toList());
    new CommandLine(command).parseArgs(arguments.toArray(String[]::new));
    ImportOptions.Builder options = command.options().license(entry.license());
    entry.address().ifPresent(from -> options.source(from.toString()));
    return options.build();
  }

  private ImportOptions.Builder options() {
    try {
      ImportOptions.Builder options = ImportOptions.builder().precision(parsedPrecision());
      Optional.ofNullable(name).ifPresent(options::name);
      Optional.ofNullable(inputSize).ifPresent(options::inputSize);
      Optional.ofNullable(head).map(ImportCommand::parsedHead).ifPresent(options::head);
      Optional.ofNullable(license).ifPresent(options::license);
      Optional.ofNullable(source).ifPresent(options::source);
      return options;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private Precision parsedPrecision() {
    return switch (precision) {
      case "float32" -> Precision.FLOAT32;
      case "float16" -> Precision.FLOAT16;
      case "float16-weights" -> Precision.FLOAT16_WEIGHTS;
      default ->
          throw new IllegalArgumentException(
              "--precision must be float32, float16 or float16-weights: " + precision);
    };
  }

  private static Head parsedHead(String name) {
    return Head.of(name)
        .orElseThrow(
            () -> new IllegalArgumentException("--head must be linear or LinearNorm: " + name));
  }
}
