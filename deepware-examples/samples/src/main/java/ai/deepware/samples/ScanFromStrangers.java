package ai.deepware.samples;

import ai.deepware.ScanException;
import ai.deepware.ScanResult;
import ai.deepware.Scanner;
import ai.deepware.ffmpeg.isolated.IsolatedFrameSource;
import ai.deepware.onnx.Device;
import ai.deepware.onnx.OnnxModels;
import java.nio.file.Path;

/** Scans videos that nobody vouches for: decoding is in child processes. */
public final class ScanFromStrangers {
  private ScanFromStrangers() {}

  /**
   * Scans videos and prints what was found in each.
   *
   * @param args the videos
   */
  public static void main(String[] args) {
    try (IsolatedFrameSource frames = new IsolatedFrameSource();
        OnnxModels models = OnnxModels.bundled(Device.cpu())) {
      Scanner scanner =
          Scanner.builder()
              .frames(frames)
              .detector(models.detector())
              .predictor(models.predictor())
              .embedder(models.embedder())
              .build();
      for (String video : args) {
        try {
          ScanResult result = scanner.scan(Path.of(video));
          System.out.println(result.file() + ": " + result.outcome() + " " + result.score());
        } catch (ScanException e) {
          System.out.println(e.getMessage());
        }
      }
    }
  }
}
