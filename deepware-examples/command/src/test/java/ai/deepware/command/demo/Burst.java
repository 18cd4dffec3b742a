package ai.deepware.command.demo;

import ai.deepware.ScanException;
import ai.deepware.ScanResult;
import ai.deepware.Scanner;
import ai.deepware.ffmpeg.FfmpegFrameSource;
import ai.deepware.ffmpeg.isolated.IsolatedFrameSource;
import ai.deepware.frame.FrameSource;
import ai.deepware.onnx.Device;
import ai.deepware.onnx.OnnxModels;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A program that scans one clip so many times at once with one scanner, half from the file and half
 * from streams, and prints how often what came out: a service in a small heap.
 */
final class Burst {
  private Burst() {}

  /**
   * Runs it.
   *
   * @param arguments the clip, how many scans, and {@code isolated} or {@code in-process}
   */
  public static void main(String[] arguments) throws Exception {
    Path clip = Path.of(arguments[0]);
    int scans = Integer.parseInt(arguments[1]);
    boolean isolated = arguments[2].equals("isolated");
    Map<String, Integer> answers = new TreeMap<>();
    try (OnnxModels models = OnnxModels.bundled(Device.cpu());
        IsolatedFrameSource children = new IsolatedFrameSource()) {
      FrameSource source = isolated ? children : new FfmpegFrameSource();
      Scanner scanner =
          Scanner.builder()
              .frames(source)
              .detector(models.detector())
              .predictor(models.predictor())
              .embedder(models.embedder())
              .build();
      ExecutorService threads = Executors.newFixedThreadPool(scans);
      List<Callable<ScanResult>> all = new ArrayList<>();
      for (int i = 0; i < scans; i++) {
        all.add(i % 2 == 0 ? () -> scanner.scan(clip) : () -> scanStream(scanner, clip));
      }
      for (Future<ScanResult> scan : threads.invokeAll(all)) {
        answers.merge(answer(scan), 1, Integer::sum);
      }
      threads.shutdown();
    }
    System.out.println("answers " + answers);
  }

  private static ScanResult scanStream(Scanner scanner, Path clip) throws Exception {
    try (InputStream stream = Files.newInputStream(clip)) {
      return scanner.scan(stream, "stream");
    }
  }

  private static String answer(Future<ScanResult> scan) throws InterruptedException {
    try {
      return scan.get().outcome().name();
    } catch (ExecutionException e) {
      return e.getCause() instanceof ScanException failure
          ? failure.reason().name()
          : "RAW " + e.getCause();
    }
  }
}
