package ai.deepware.ffmpeg.isolated;

import ai.deepware.ffmpeg.FfmpegFrameSource;
import ai.deepware.frame.FrameSource;
import ai.deepware.frame.FrameStream;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.VideoInput;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Compares decoding in a child process with decoding in this one: {@code IsolationCost VIDEO
 * ROUNDS}. Prints the time of all processors, this process and its children together, for one video
 * at 1 frame per second; the first line is of children and libraries that are started for it.
 */
final class IsolationCost {
  private IsolationCost() {}

  /** Prints a line for every round. */
  public static void main(String[] arguments) {
    Path video = Path.of(arguments[0]);
    FfmpegFrameSource inProcess = FfmpegFrameSource.builder().threads(1).build();
    try (IsolatedFrameSource isolated = IsolatedFrameSource.builder().decoder(inProcess).build()) {
      double[] sums = new double[2];
      for (int round = 0; round <= Integer.parseInt(arguments[1]); round++) {
        double here = seconds(inProcess, video);
        double there = seconds(isolated, video);
        System.out.printf("in-process %.2f s, isolated %.2f s%n", here, there);
        if (round > 0) {
          sums[0] += here;
          sums[1] += there;
        }
      }
      System.out.printf("isolated takes %.3f of in-process%n", sums[1] / sums[0]);
    }
  }

  private static double seconds(FrameSource source, Path video) {
    Duration before = processorTime();
    try (FrameStream stream = source.open(VideoInput.of(video), Sampling.fps(1))) {
      while (stream.next().isPresent()) {}
    }
    return processorTime().minus(before).toNanos() / 1e9;
  }

  private static Duration processorTime() {
    return Stream.concat(Stream.of(ProcessHandle.current()), ProcessHandle.current().children())
        .flatMap(process -> process.info().totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }
}
