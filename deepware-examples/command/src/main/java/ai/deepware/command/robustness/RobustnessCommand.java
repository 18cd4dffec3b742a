package ai.deepware.command.robustness;

import ai.deepware.command.cli.ExitCode;
import ai.deepware.command.cli.Shutdown;
import ai.deepware.command.cli.Terminal;
import ai.deepware.command.evaluate.Item;
import ai.deepware.command.evaluate.ModelSteps;
import ai.deepware.command.evaluate.ObservationOptions;
import ai.deepware.command.evaluate.Observations;
import ai.deepware.command.evaluate.ReportOptions;
import ai.deepware.command.evaluate.UniqueNames;
import ai.deepware.frame.Sampling;
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

/** {@code deepware robustness}: measures models on videos and pictures that are made worse. */
@Command(
    name = "robustness",
    description =
        "Measures how AUC and scores change when labelled videos and pictures get worse: JPEG 90 to"
            + " 30, half and a quarter of the size and back, blur, noise; videos also H.264 at five"
            + " levels and fewer frames per second. Drift is the mean change of the score.",
    footer = {
      "",
      "H.264 is x264 at CRF 23 to 40 with --ffmpeg, or with FFmpeg's GPL natives on the class path;"
          + " else OpenH264 at quantisers of the same numbers, which are not the same amount of"
          + " loss. Each step looks at every file anew: --cache lets an interrupted run go on."
    })
public final class RobustnessCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final ModelSteps.Factory factory;

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec spec;

  @Mixin private final ObservationOptions input = new ObservationOptions();

  @Option(
      names = "--only",
      paramLabel = "KIND",
      description =
          "Do these kinds alone: jpeg, resize, blur, noise, h264, frame-rate. Can be repeated.")
  private List<String> only = List.of();

  @Option(
      names = "--ffmpeg",
      paramLabel = "PROGRAM",
      description = "A program ffmpeg with x264, for H.264.")
  private @Nullable String ffmpeg;

  @Mixin private final ReportOptions output = new ReportOptions();

  /**
   * Makes the command.
   *
   * @param terminal where it prints
   * @param factory opens models
   */
  public RobustnessCommand(Terminal terminal, ModelSteps.Factory factory) {
    this.terminal = terminal;
    this.factory = factory;
  }

  @Override
  public Integer call() throws IOException {
    if (input.sampling().mode() != Sampling.Mode.TIME) {
      throw wrong("--sampling must be standard: fewer frames per second need times");
    }
    List<Distortion> distortions = distortions();
    List<Item> items = input.items();
    output.check();
    List<Drift> drifts = new ArrayList<>();
    boolean failures;
    try (Shutdown shutdown = new Shutdown()) {
      Observations observations = input.observations(terminal, shutdown.cancellation());
      for (Optional<Path> directory : input.directories()) {
        try (ModelSteps model = input.open(factory, directory)) {
          drifts.addAll(
              new RobustnessRun(model, input.sampling(), observations).run(items, distortions));
        }
      }
      failures = observations.failures();
    } catch (CancellationException e) {
      terminal.error(input.interrupted());
      return ExitCode.FAILED;
    }
    output.report(new DriftReport(named(drifts)), terminal);
    return failures ? ExitCode.FAILED : ExitCode.DONE;
  }

  private List<Distortion> distortions() {
    boolean h264 = only.isEmpty() || only.contains("h264");
    Recompression recompression =
        ffmpeg != null && h264 ? new ProgramRecompression(ffmpeg) : new LibraryRecompression();
    List<Distortion> all = Distortions.all(recompression);
    List<String> kinds = all.stream().map(Distortion::kind).distinct().toList();
    for (String kind : only) {
      if (!kinds.contains(kind)) {
        throw wrong("--only: no such kind: " + kind + "; there is " + String.join(", ", kinds));
      }
    }
    return all.stream().filter(d -> only.isEmpty() || only.contains(d.kind())).toList();
  }

  /** Models of the same name are told apart. */
  private static List<Drift> named(List<Drift> drifts) {
    UniqueNames names = new UniqueNames();
    return drifts.stream()
        .map(
            drift ->
                drift.named(
                    names.of(
                        drift.model(), drift.dataset(), drift.level(), drift.kind(), drift.step())))
        .toList();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
