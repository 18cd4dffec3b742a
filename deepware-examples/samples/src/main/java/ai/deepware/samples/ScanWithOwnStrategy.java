package ai.deepware.samples;

import ai.deepware.Scanner;
import ai.deepware.face.Face;
import ai.deepware.ffmpeg.FfmpegFrameSource;
import ai.deepware.onnx.Device;
import ai.deepware.onnx.OnnxModels;
import java.nio.file.Path;

/** Plugs strategies of one's own into a scan. */
public final class ScanWithOwnStrategy {
  private ScanWithOwnStrategy() {}

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
              // A person is as fake as the most suspicious face, a video as its main person.
              .identityStrategy(
                  (faces, thresholds) ->
                      faces.stream().mapToDouble(Face::fakeProbability).max().orElseThrow())
              .strategy(new MainPersonStrategy())
              .build();
      System.out.println(scanner.scan(Path.of(args[0])).score());
    }
  }
}
