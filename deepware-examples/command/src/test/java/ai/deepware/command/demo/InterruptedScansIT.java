package ai.deepware.command.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.deepware.Cancellation;
import ai.deepware.Outcome;
import ai.deepware.ScanException;
import ai.deepware.ScanException.Reason;
import ai.deepware.ScanRequest;
import ai.deepware.Scanner;
import ai.deepware.ScannerBuilder;
import ai.deepware.ffmpeg.FfmpegFrameSource;
import ai.deepware.ffmpeg.isolated.IsolatedFrameSource;
import ai.deepware.frame.FrameSource;
import ai.deepware.frame.VideoInput;
import ai.deepware.onnx.Device;
import ai.deepware.onnx.OnnxModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scans that end at any moment leave nothing behind: no thread, child, open file or temporary file,
 * and no native memory. With {@code -Ddeepware.scans=1000} for longer.
 */
class InterruptedScansIT {
  private static final int SCANS = Integer.getInteger("deepware.scans", 20);
  private static final int PARTS = 5;
  private static final long MEGABYTE = 1 << 20;

  private @Nullable OnnxModels models;
  private final Random random = new Random(17);
  private final Map<Reason, Integer> ends = new EnumMap<>(Reason.class);

  @Test
  void leaveNothingBehindInProcess(@TempDir Path folder) throws Exception {
    Path clip = TestClip.write(folder.resolve("clip.mp4"), 40);
    check(scans -> scan(new FfmpegFrameSource(), clip, scans));
  }

  @Test
  void leaveNothingBehindWithChildren(@TempDir Path folder) throws Exception {
    Path clip = TestClip.write(folder.resolve("clip.mp4"), 40);
    check(
        scans -> {
          try (IsolatedFrameSource source = new IsolatedFrameSource()) {
            scan(source, clip, scans);
          }
        });
  }

  /** Some scans first, for what is made once and stays. */
  private void check(Scans scans) throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "this system has no /proc");
    try (OnnxModels opened = OnnxModels.bundled(Device.cpu())) {
      models = opened;
      scans.run(10);
      Left before = Left.now();
      for (int part = 1; part <= PARTS; part++) {
        scans.run(SCANS / PARTS);
        System.out.printf("%d scans, %d MB resident%n", part * SCANS / PARTS, resident());
      }
      // A process that was killed, and the threads that watched it, take a moment to go.
      Left after = Left.now();
      for (int i = 0; i < 100 && !after.isWithin(before); i++) {
        Thread.sleep(50);
        after = Left.now();
      }

      assertThat(after.threads()).isSubsetOf(before.threads());
      assertThat(after.children()).isEmpty();
      assertThat(after.openFiles()).isLessThanOrEqualTo(before.openFiles());
      assertThat(after.temporaryFiles()).isSubsetOf(before.temporaryFiles());
      System.out.println("scans that ended early: " + ends);
    }
  }

  /** Every third is cancelled or runs out of time, from files and from streams in turn. */
  private void scan(FrameSource source, Path clip, int scans) throws IOException {
    OnnxModels opened = Objects.requireNonNull(models);
    ScannerBuilder builder =
        Scanner.builder()
            .frames(source)
            .detector(opened.detector())
            .predictor(opened.predictor())
            .embedder(opened.embedder());
    for (int i = 0; i < scans; i++) {
      int moment = 1 + random.nextInt(300);
      Cancellation cancellation = new Cancellation();
      boolean cancelled = i % 6 == 0;
      builder.timeout(i % 6 == 3 ? Duration.ofMillis(moment) : Duration.ofMinutes(5));
      Scanner scanner = builder.build();
      if (cancelled) {
        CompletableFuture.delayedExecutor(moment, TimeUnit.MILLISECONDS)
            .execute(cancellation::cancel);
      }
      try (var stream = Files.newInputStream(clip)) {
        VideoInput input = i % 2 == 0 ? VideoInput.of(clip) : VideoInput.of(stream, "stream");
        assertThat(
                scanner
                    .scan(ScanRequest.builder(input).cancellation(cancellation).build())
                    .outcome())
            .isEqualTo(Outcome.SCORED);
      } catch (ScanException e) {
        assertThat(i % 3).as("%s", e).isZero();
        assertThat(e.reason()).isIn(Reason.CANCELLED, Reason.TIMEOUT);
        ends.merge(e.reason(), 1, Integer::sum);
      }
      assertThat(scanner.decodersLeftBehind()).isZero();
    }
  }

  private static long resident() throws IOException {
    String pages = Files.readString(Path.of("/proc/self/statm")).split(" ", -1)[1];
    return Long.parseLong(pages) * 4096 / MEGABYTE;
  }

  @FunctionalInterface
  private interface Scans {
    void run(int scans) throws Exception;
  }

  /** What there is at a moment, without the threads of the JDK's pools, which come and go. */
  private record Left(
      Set<Thread> threads, Set<ProcessHandle> children, long openFiles, Set<Path> temporaryFiles) {
    static Left now() throws IOException {
      return new Left(
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> !thread.getName().matches("(ForkJoinPool|CompletableFuture).*"))
              .filter(thread -> !thread.getName().startsWith("process reaper"))
              .collect(Collectors.toSet()),
          ProcessHandle.current().children().collect(Collectors.toSet()),
          list(Path.of("/proc/self/fd")).size(),
          list(Path.of(System.getProperty("java.io.tmpdir"))).stream()
              .filter(path -> path.getFileName().toString().startsWith("deepware"))
              .collect(Collectors.toSet()));
    }

    boolean isWithin(Left before) {
      return before.threads.containsAll(threads)
          && children.isEmpty()
          && openFiles <= before.openFiles
          && before.temporaryFiles.containsAll(temporaryFiles);
    }

    private static Set<Path> list(Path directory) throws IOException {
      try (Stream<Path> files = Files.list(directory)) {
        return files.collect(Collectors.toSet());
      }
    }
  }
}
