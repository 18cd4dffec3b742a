package ai.deepware.command.bench;

import ai.deepware.command.cli.ExitCode;
import ai.deepware.command.cli.FileNames;
import ai.deepware.command.cli.Terminal;
import ai.deepware.ffmpeg.FfmpegFrameSource;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.VideoInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deepware bench decode}: what decoding costs, beside FFmpeg's own program. */
@Command(
    name = "decode",
    description =
        "Decodes a video at 1 frame per second and compares CPU time, time and memory with the"
            + " same build's 'ffmpeg -vf fps=1'.",
    footer = {
      "",
      "exact: as a scan does. keyframes: the nearest key frames alone. full: every frame decoded."
          + " ffmpegFps1: the program, to raw frames. Each runs in a process of its own, in RGB and"
          + " with the same threads. CPU time counts from when a process turns to the video, as"
          + " 'ffmpeg -benchmark' has it. Frames of more than 1920x1080 pixels are scaled down by"
          + " all but the program."
    })
public final class BenchDecodeCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec spec;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "Threads of each decoder. Default: 1.")
  private int threads;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "1",
      description = "Repetitions, of which the one with the median CPU time counts. Default: 1.")
  private int repeat;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Parameters(paramLabel = "VIDEO", description = "The video to decode.")
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private Path video;

  /**
   * Makes the command.
   *
   * @param terminal where it prints
   */
  public BenchDecodeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (threads < 1 || repeat < 1) {
      throw new ParameterException(
          spec.commandLine(),
          String.format(
              Locale.ROOT, "--threads and --repeat must be at least 1: %d, %d", threads, repeat));
    }
    // What cannot be decoded at all is said here, once.
    new FfmpegFrameSource().open(VideoInput.of(video), Sampling.fps(1)).close();
    DecodeProcess.checkProgram();
    DecodeReport report = measure(new DecodeProcess(video, threads));
    terminal.print(json ? report.json() : report.table());
    return ExitCode.DONE;
  }

  /** The runs take turns, so that what else the machine does hits all of them. */
  private DecodeReport measure(DecodeProcess process) {
    Map<DecodeVariant, List<DecodeRun>> library = new EnumMap<>(DecodeVariant.class);
    List<DecodeRun> ffmpeg = new ArrayList<>();
    for (int i = 0; i < repeat; i++) {
      for (DecodeVariant variant : DecodeVariant.values()) {
        library.computeIfAbsent(variant, key -> new ArrayList<>()).add(process.library(variant));
      }
      ffmpeg.add(process.ffmpeg());
    }
    Map<DecodeVariant, DecodeRun> medians = new EnumMap<>(DecodeVariant.class);
    library.forEach((variant, runs) -> medians.put(variant, median(runs)));
    return new DecodeReport(FileNames.name(video), medians, median(ffmpeg));
  }

  private static DecodeRun median(List<DecodeRun> runs) {
    return runs.stream()
        .sorted(Comparator.comparingDouble(DecodeRun::cpuSeconds))
        .toList()
        .get(runs.size() / 2);
  }
}
