package ai.deepware.command.cli;

import ai.deepware.onnx.OnnxOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say which networks run, and where. */
public final class ModelOptions {
  /** The environment variable that names a directory where no option does. */
  public static final String VARIABLE = "DEEPWARE_MODELS";

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec spec;

  @Option(
      names = "--models",
      paramLabel = "DIR",
      description =
          "Directory with detector.onnx, embedder.onnx and predictor.onnx, or with a"
              + " models.properties that says where they are, or the name of an installed set."
              + " Default: $"
              + VARIABLE
              + ", else the networks that the library brings.")
  private @Nullable Path directory;

  @Mixin private final DeviceOption device = new DeviceOption();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Threads of one inference. Default: one per core, shared between parallel scans.")
  private @Nullable Integer threads;

  /**
   * {@return the directory of models, empty where the networks that the library brings are to be
   * used}
   */
  public Optional<Path> directory() {
    return Optional.ofNullable(directory).or(ModelOptions::ofVariable).map(ModelOptions::find);
  }

  /**
   * Finds networks that were installed under a name.
   *
   * @param named a directory, or a set's name
   * @return the set's directory where there is no such directory, but such a set; else the same
   */
  public static Path find(Path named) {
    return find(named, CacheFolder.standard());
  }

  static Path find(Path named, Path cache) {
    if (named.isAbsolute() || named.getNameCount() != 1 || Files.exists(named)) {
      return named;
    }
    Path installed = CacheFolder.ofSet(cache, named.toString());
    return Files.isDirectory(installed) ? installed : named;
  }

  /** {@return the directory that the variable names, empty if it names none} */
  public static Optional<Path> ofVariable() {
    return Optional.ofNullable(System.getenv(VARIABLE))
        .filter(variable -> !variable.isEmpty())
        .map(FileNames::path);
  }

  /**
   * How networks are to run.
   *
   * @param parallel scans at a time, at least 1
   * @return the options
   * @throws ParameterException if the number of threads is out of range
   */
  public OnnxOptions options(int parallel) {
    OnnxOptions.Builder options = OnnxOptions.builder().device(device.device());
    if (threads != null) {
      try {
        return options.threads(threads).build();
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), "--threads: " + e.getMessage(), e);
      }
    }
    int cores = Runtime.getRuntime().availableProcessors();
    if (parallel > 1) {
      options.threads(Math.max(1, cores / parallel));
    }
    return options.build();
  }
}
