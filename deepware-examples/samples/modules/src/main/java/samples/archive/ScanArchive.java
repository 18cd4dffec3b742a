package samples.archive;

import ai.deepware.Scanner;
import ai.deepware.batch.ScanBatch;
import ai.deepware.batch.ScanReport;
import ai.deepware.ffmpeg.isolated.IsolatedFrameSource;
import ai.deepware.json.ScanJson;
import ai.deepware.onnx.Device;
import ai.deepware.onnx.OnnxModels;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Scans all files of a folder and prints one JSON object per file. */
public final class ScanArchive {
  private ScanArchive() {}

  public static void main(String[] args) throws IOException {
    List<Path> files;
    try (Stream<Path> folder = Files.list(Path.of(args[0]))) {
      files = folder.filter(Files::isRegularFile).sorted().toList();
    }
    try (IsolatedFrameSource frames = new IsolatedFrameSource();
        OnnxModels models = OnnxModels.bundled(Device.cpu())) {
      Scanner scanner =
          Scanner.builder()
              .frames(frames)
              .detector(models.detector())
              .predictor(models.predictor())
              .embedder(models.embedder())
              .build();
      scanner.check();
      ScanBatch.builder(scanner)
          .timeout(Duration.ofMinutes(5))
          .build()
          .run(files, report -> print(report, System.out));
    }
  }

  private static void print(ScanReport report, PrintStream out) {
    try {
      if (report instanceof ScanReport.Done done) {
        ScanJson.write(done.result(), out);
      } else if (report instanceof ScanReport.Failed failed) {
        ScanJson.write(failed.failure(), out);
      }
      out.println();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
