package ai.deepware.command.bench;

import static ai.deepware.command.cli.Lines.line;

import ai.deepware.ScanResult;
import ai.deepware.Step;
import ai.deepware.command.bench.InferenceRecorder.Recording;
import ai.deepware.command.cli.FileNames;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * One scan and the same inferences on bare ONNX Runtime.
 *
 * @param result what the scan found
 * @param seconds time of the whole scan
 * @param inferences each model's inferences, with the bare time
 * @param processorSeconds processor time of the whole scan
 * @param bareProcessorSeconds processor time of the bare inferences
 */
record BenchRun(
    ScanResult result,
    double seconds,
    List<Recording> inferences,
    double processorSeconds,
    double bareProcessorSeconds) {
  /** The whole scan's time divided by that of bare inference; infinite if nothing was inferred. */
  double ratio() {
    return seconds / bare("");
  }

  /** The same of processor time. */
  double processorRatio() {
    return processorSeconds / bareProcessorSeconds;
  }

  /** The ratios of all repetitions. */
  static String spread(List<BenchRun> runs) {
    return spread("scan / bare inference, time", runs, BenchRun::ratio)
        + spread("scan / bare inference, processor time", runs, BenchRun::processorRatio);
  }

  private static String spread(String what, List<BenchRun> runs, ToDoubleFunction<BenchRun> of) {
    double[] sorted = runs.stream().mapToDouble(of).sorted().toArray();
    return line(
        "  %s: median %.2f, %.2f to %.2f",
        what, sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
  }

  /** Seconds of bare inference of one role, or of all. */
  private double bare(String role) {
    return inferences.stream()
        .filter(inference -> role.isEmpty() || inference.model().role().equals(role))
        .mapToDouble(Recording::bareSeconds)
        .sum();
  }

  String table(String name) {
    int frames = result.frameTimes().size();
    int faces = result.faceCount();
    StringBuilder text = new StringBuilder();
    text.append(line("%s: %d frames, %d faces", FileNames.printable(name), frames, faces));
    text.append(line("  step       seconds     bare  ratio"));
    result.timings().forEach((step, time) -> text.append(row(step, time, frames, faces)));
    text.append(line("  %-8s  %8.3f %8.3f %6.2f", "scan", seconds, bare(""), ratio()));
    text.append(
        line(
            "  processor %8.3f %8.3f %6.2f",
            processorSeconds, bareProcessorSeconds, processorRatio()));
    double within = inferences.stream().mapToDouble(Recording::seconds).sum();
    text.append(
        line(
            "  outside of inference %.3f, %.1f %% of the scan",
            seconds - within, 100 * (seconds - within) / seconds));
    text.append(line("  bare inferences:"));
    for (Recording model : inferences) {
      text.append(
          line(
              "    %s %s: %d of %.2f ms, within the scan %.2f ms",
              model.model().file(),
              model.shape(),
              model.runs(),
              1e3 * model.bareSeconds() / model.runs(),
              1e3 * model.seconds() / model.runs()));
    }
    return text.toString();
  }

  private String row(Step step, Duration time, int frames, int faces) {
    double took = time.toNanos() / 1e9;
    String name = step.name().toLowerCase(Locale.ROOT);
    return switch (step) {
      case DECODE -> line("  %-8s  %8.3f                  beside the others", name, took);
      case DETECT -> row(name, took, bare("detector"), frames, "frame");
      case PREDICT -> row(name, took, bare("predictor"), faces, "face");
      case EMBED -> row(name, took, bare("embedder"), faces, "face");
      case CLUSTER, EVIDENCE -> line("  %-8s  %8.3f", name, took);
      case IDENTITY_STRATEGY, STRATEGY -> "";
    };
  }

  private static String row(String name, double took, double bare, int count, String of) {
    return count == 0
        ? line("  %-8s  %8.3f", name, took)
        : line(
            "  %-8s  %8.3f %8.3f %6.2f  %.2f ms per %s",
            name, took, bare, took / bare, 1e3 * took / count, of);
  }
}
