package ai.deepware.samples;

import ai.deepware.ScanResult;
import ai.deepware.Scanner;
import ai.deepware.ffmpeg.FfmpegFrameSource;
import ai.deepware.onnx.Device;
import ai.deepware.onnx.OnnxModels;
import java.nio.file.Path;

/** Scans one video and prints its persons: the quick start. */
public final class ScanOneVideo {
  private ScanOneVideo() {}

  /**
   * Runs the sample.
   *
   * @param args the video
   */
  public static void main(String[] args) {
    try (OnnxModels models = OnnxModels.bundled(Device.cpu())) {
      Scanner scanner =
          Scanner.builder()
              .frames(new FfmpegFrameSource())
              .detector(models.detector())
              .predictor(models.predictor())
              .embedder(models.embedder())
              .build();
      ScanResult result = scanner.scan(Path.of(args[0]));
      System.out.println(result.summary());
      result.identities().forEach(person -> System.out.println(person.id() + " " + person.score()));
    }
  }
}
