package ai.deepware.examples.bench;

import ai.deepware.ScanResult;
import ai.deepware.Scanner;
import ai.deepware.examples.cli.ExitCode;
import ai.deepware.examples.cli.FileNames;
import ai.deepware.examples.cli.ModelOptions;
import ai.deepware.examples.cli.SamplingOptions;
import ai.deepware.examples.cli.SetupException;
import ai.deepware.examples.cli.Terminal;
import ai.deepware.examples.scan.Pipeline;
import ai.deepware.examples.scan.ScanSettings;
import ai.deepware.examples.scan.StandardPipeline;
import ai.deepware.onnx.InferenceRecorder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deepware bench}: where the time of a scan goes, beside bare inference. */
@Command(
    name = "bench",
    description =
        "Scans a video a few times and prints the time of each step, and the ratio of the whole"
            + " scan to the bare ONNX Runtime time of the same inferences.",
    footer = {
      "",
      "After one scan to warm up, each repetition is a scan, followed by the bare inferences on the"
          + " tensors of that scan. The repetition with the median ratio is printed."
    })
public final class BenchCommand implements Callable<Integer> {
  private static final long LEAST_KEPT = 64L << 20;

  private final Terminal terminal;

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec spec;

  @Mixin private final ModelOptions models = new ModelOptions();

  @Mixin private final SamplingOptions sampling = new SamplingOptions();

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "3",
      description = "Repetitions. Default: 3.")
  private int repeat;

  @Parameters(paramLabel = "VIDEO", description = "The video to scan.")
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private Path video;

  /**
   * Makes the command.
   *
   * @param terminal where it prints
   */
  public BenchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (repeat < 1) {
      throw new ParameterException(spec.commandLine(), "--repeat must be at least 1: " + repeat);
    }
    InferenceRecorder recorder = new InferenceRecorder();
    ScanSettings settings =
        new ScanSettings(
            models.directory(),
            models.options(1).recorder(recorder),
            sampling.sampling(),
            false,
            false,
            Optional.empty(),
            Optional.empty(),
            0);
    try (Pipeline pipeline = open(settings)) {
      pipeline.scanner().scan(video);
      List<BenchRun> runs = new ArrayList<>();
      for (int i = 0; i < repeat; i++) {
        runs.add(run(pipeline.scanner(), recorder));
      }
      runs.sort(Comparator.comparingDouble(BenchRun::ratio));
      terminal.print(runs.get(runs.size() / 2).table(FileNames.name(video)));
    }
    return ExitCode.DONE;
  }

  private static Pipeline open(ScanSettings settings) {
    try {
      return StandardPipeline.open(settings);
    } catch (RuntimeException e) {
      throw new SetupException(String.valueOf(e.getMessage()), e);
    }
  }

  private BenchRun run(Scanner scanner, InferenceRecorder recorder) {
    recorder.start(Math.max(LEAST_KEPT, Runtime.getRuntime().maxMemory() / 4));
    long start = System.nanoTime();
    ScanResult result = scanner.scan(video);
    double seconds = (System.nanoTime() - start) / 1e9;
    return new BenchRun(result, seconds, recorder.replay());
  }
}
