package ai.deepware.command.bench;

import ai.deepware.ScanResult;
import ai.deepware.Scanner;
import ai.deepware.command.bench.InferenceRecorder.Recording;
import ai.deepware.command.cli.ExitCode;
import ai.deepware.command.cli.FileNames;
import ai.deepware.command.cli.ModelOptions;
import ai.deepware.command.cli.SamplingOptions;
import ai.deepware.command.cli.Terminal;
import ai.deepware.command.scan.Pipeline;
import ai.deepware.command.scan.ScanSettings;
import ai.deepware.ffmpeg.HardwareDecoding;
import ai.deepware.onnx.ModelSummary;
import ai.deepware.onnx.OnnxOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
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
          + " tensors of that scan, once on the clock and once in processor time. The repetition"
          + " with the median ratio is printed. Beside other programs the ratio of processor times"
          + " is the one to trust."
    })
public final class BenchCommand implements Callable<Integer> {
  private static final long LEAST_KEPT = 64L << 20;

  private final Terminal terminal;
  private final Pipeline.Factory pipelines;

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec spec;

  @Mixin private final ModelOptions models = new ModelOptions();

  @Mixin private final SamplingOptions sampling = new SamplingOptions();

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "5",
      description = "Repetitions. Default: 5.")
  private int repeat;

  @Parameters(paramLabel = "VIDEO", arity = "0..1", description = "The video to scan.")
  private @Nullable Path video;

  /**
   * Makes the command.
   *
   * @param terminal where it prints
   * @param pipelines opens what scans
   */
  public BenchCommand(Terminal terminal, Pipeline.Factory pipelines) {
    this.terminal = terminal;
    this.pipelines = pipelines;
  }

  @Override
  public Integer call() {
    Path file = video;
    if (file == null) {
      throw new ParameterException(spec.commandLine(), "Missing required parameter: 'VIDEO'");
    }
    if (repeat < 1) {
      throw new ParameterException(spec.commandLine(), "--repeat must be at least 1: " + repeat);
    }
    InferenceRecorder recorder = new InferenceRecorder();
    OnnxOptions options = models.options(1).toBuilder().listener(recorder).build();
    Optional<Path> directory = models.directory();
    ScanSettings settings =
        new ScanSettings(
            directory,
            options,
            sampling.sampling(),
            false,
            false,
            Optional.empty(),
            Optional.empty(),
            0,
            HardwareDecoding.NONE,
            false,
            false);
    List<ModelSummary> used =
        directory.isPresent() ? ModelSummary.ofDirectory(directory.get()) : ModelSummary.bundled();
    try (Pipeline pipeline = pipelines.setUp(settings);
        BareNetworks networks = BareNetworks.open(used, options)) {
      ScanResult unused = pipeline.scanner().scan(file); // until the JVM has compiled it
      List<BenchRun> runs = new ArrayList<>();
      for (int i = 0; i < repeat; i++) {
        runs.add(run(pipeline.scanner(), file, recorder, networks));
      }
      runs.sort(Comparator.comparingDouble(BenchRun::ratio));
      BenchRun median = runs.get(runs.size() / 2);
      terminal.print(median.table(FileNames.name(file)) + BenchRun.spread(runs));
    }
    return ExitCode.DONE;
  }

  private static BenchRun run(
      Scanner scanner, Path file, InferenceRecorder recorder, BareNetworks networks) {
    recorder.start(Math.max(LEAST_KEPT, Runtime.getRuntime().maxMemory() / 4));
    LongSupplier processor = BenchClock.processor();
    long startProcessor = processor.getAsLong();
    long start = BenchClock.wall().getAsLong();
    ScanResult result = scanner.scan(file);
    double seconds = (BenchClock.wall().getAsLong() - start) / 1e9;
    double processorSeconds = (processor.getAsLong() - startProcessor) / 1e9;
    List<Recording> bare = recorder.replay(networks, BenchClock.wall());
    double bareProcessorSeconds =
        recorder.replay(networks, processor).stream().mapToDouble(Recording::bareSeconds).sum();
    return new BenchRun(result, seconds, bare, processorSeconds, bareProcessorSeconds);
  }
}
