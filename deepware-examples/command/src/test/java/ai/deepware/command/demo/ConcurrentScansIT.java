package ai.deepware.command.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.deepware.Outcome;
import ai.deepware.ScanResult;
import ai.deepware.Scanner;
import ai.deepware.batch.ScanBatch;
import ai.deepware.batch.ScanReport;
import ai.deepware.ffmpeg.FfmpegFrameSource;
import ai.deepware.json.ScanJson;
import ai.deepware.onnx.Device;
import ai.deepware.onnx.OnnxModels;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many scans with one scanner, with real natives. */
class ConcurrentScansIT {
  private static final int CLIPS = 4;
  private static final int SCANS = 32;

  private static @Nullable OnnxModels models;
  private static List<Path> videos = List.of();

  @BeforeAll
  static void prepare(@TempDir Path directory) throws Exception {
    models = OnnxModels.bundled(Device.cpu());
    List<Path> written = new ArrayList<>();
    for (int i = 0; i < CLIPS; i++) {
      written.add(TestClip.write(directory.resolve(i + ".mp4"), 40 + i));
    }
    videos = written;
  }

  @AfterAll
  static void closeModels() {
    if (models != null) {
      models.close();
    }
  }

  private static Scanner scanner() {
    OnnxModels opened = Objects.requireNonNull(models);
    return Scanner.builder()
        .frames(new FfmpegFrameSource())
        .detector(opened.detector())
        .predictor(opened.predictor())
        .embedder(opened.embedder())
        .build();
  }

  /** Everything but when it was and how long it took. */
  private static String withoutTimings(ScanResult result) {
    return ScanJson.text(result).replaceAll("\"scannedAt\":\"[^\"]*\"|\"timings\":\\{[^}]*}", "");
  }

  @Test
  void givesTheSameResultsAtOnceAsOneAfterTheOther() {
    Scanner scanner = scanner();
    List<String> expected =
        videos.stream().map(video -> withoutTimings(scanner.scan(video))).toList();
    List<Path> many =
        Stream.iterate(0, i -> i < SCANS, i -> i + 1).map(i -> videos.get(i % CLIPS)).toList();

    List<ScanReport> reports = ScanBatch.builder(scanner).parallelism(SCANS).build().run(many);

    assertThat(expected).allMatch(result -> result.contains(Outcome.SCORED.name()));
    assertThat(reports).hasSize(SCANS);
    for (int i = 0; i < SCANS; i++) {
      assertThat(withoutTimings(((ScanReport.Done) reports.get(i)).result()))
          .isEqualTo(expected.get(i % CLIPS));
    }
  }

  @Test
  void scansStreamsInMemoryAtOnceAsWellAsFiles() throws Exception {
    Scanner scanner = scanner();
    List<byte[]> bytes = new ArrayList<>();
    List<ScanResult> expected = new ArrayList<>();
    for (int i = 0; i < CLIPS; i++) {
      bytes.add(Files.readAllBytes(videos.get(i)));
      expected.add(scanner.scan(new ByteArrayInputStream(bytes.get(i)), "clip " + i));
    }

    ExecutorService threads = Executors.newFixedThreadPool(SCANS);
    try {
      List<Future<ScanResult>> scans = new ArrayList<>();
      for (int i = 0; i < SCANS; i++) {
        int clip = i % CLIPS;
        scans.add(
            threads.submit(
                () -> scanner.scan(new ByteArrayInputStream(bytes.get(clip)), "clip " + clip)));
      }
      for (int i = 0; i < SCANS; i++) {
        assertThat(withoutTimings(scans.get(i).get()))
            .isEqualTo(withoutTimings(expected.get(i % CLIPS)));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void leavesNoFileOpen() throws IOException {
    Path open = Path.of("/proc/self/fd");
    assumeTrue(Files.isDirectory(open), "this system does not list a process's open files");
    Scanner scanner = scanner();
    scanner.scan(videos.get(0));
    long before = count(open);

    for (int i = 0; i < 3; i++) {
      videos.forEach(scanner::scan);
    }

    assertThat(count(open)).isLessThanOrEqualTo(before);
  }

  private static long count(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.count();
    }
  }
}
