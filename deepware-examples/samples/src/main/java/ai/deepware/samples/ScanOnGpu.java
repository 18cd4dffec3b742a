package ai.deepware.samples;

import ai.deepware.Scanner;
import ai.deepware.batch.ScanBatch;
import ai.deepware.ffmpeg.FfmpegFrameSource;
import ai.deepware.onnx.Device;
import ai.deepware.onnx.OnnxModels;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Scans videos on an NVIDIA GPU where there is one, and on the processor elsewhere. */
public final class ScanOnGpu {
  private ScanOnGpu() {}

  /**
   * Runs the sample.
   *
   * @param args directory of models, then videos
   */
  public static void main(String[] args) {
    List<Path> videos = Arrays.stream(args).skip(1).map(Path::of).toList();
    // Device.cuda(0) would fail without a GPU instead of using the processor.
    try (OnnxModels models =
        OnnxModels.builder()
            .directory(Path.of(args[0]))
            .detector(options -> options.threads(1))
            .predictor(options -> options.device(Device.automatic()).batch(32))
            .open()) {
      Scanner scanner =
          Scanner.builder()
              .frames(new FfmpegFrameSource())
              .detector(models.detector())
              .predictor(models.predictor())
              .embedder(models.embedder())
              .build();
      ScanBatch.of(scanner).run(videos, System.out::println);
    }
  }
}
