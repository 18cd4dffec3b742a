package ai.deepware.ffmpeg.fuzz;

import ai.deepware.ffmpeg.isolated.IsolatedFrameSource;
import ai.deepware.frame.FrameSource;
import java.nio.file.Path;
import java.util.List;

/**
 * A long run of the fuzzer: {@code FuzzCommand MODE FIRST COUNT FOLDER}, where the mode is {@code
 * in-process} or {@code isolated}. Prints a line every thousand files.
 */
final class FuzzCommand {
  private static final long STEP = 1000;

  private FuzzCommand() {}

  /** Runs the fuzzer; the exit code is 1 if it found something. */
  public static void main(String[] arguments) {
    long first = Long.parseLong(arguments[1]);
    long end = first + Long.parseLong(arguments[2]);
    List<Seed> seeds = Seed.all();
    System.out.println(seeds.size() + " seeds: " + seeds.stream().map(Seed::name).toList());
    FuzzReport report;
    if (arguments[0].equals("isolated")) {
      IsolatedFrameSource.Builder isolated = IsolatedFrameSource.builder();
      try (IsolatedFrameSource source = isolated.decoder(Fuzzer.decoder()).build()) {
        report = run(source, seeds, first, end, Path.of(arguments[3]));
      }
    } else {
      report = run(Fuzzer.decoder(), seeds, first, end, Path.of(arguments[3]));
    }
    System.exit(report.findings().isEmpty() ? 0 : 1);
  }

  private static FuzzReport run(
      FrameSource source, List<Seed> seeds, long first, long end, Path folder) {
    Fuzzer fuzzer = new Fuzzer(source, seeds, folder);
    FuzzReport report = new FuzzReport();
    for (long at = first; at < end; at += STEP) {
      report = fuzzer.run(at, Math.min(STEP, end - at));
      System.out.println(report);
    }
    return report;
  }
}
