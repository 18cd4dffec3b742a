package consumer;

import ai.deepware.ScanResult;
import ai.deepware.Scanner;
import ai.deepware.ffmpeg.FfmpegFrameSource;
import ai.deepware.onnx.Device;
import ai.deepware.onnx.OnnxModels;
import java.nio.file.Path;

/** The README's quick start. */
final class QuickStart {
  private QuickStart() {}

  static ScanResult scan(Path video) {
    try (OnnxModels models = OnnxModels.bundled(Device.cpu())) {
      Scanner scanner =
          Scanner.builder()
              .frames(new FfmpegFrameSource())
              .detector(models.detector())
              .predictor(models.predictor())
              .embedder(models.embedder())
              .build();
      return scanner.scan(video);
    }
  }
}
