package samples.upload;

import ai.deepware.Scanner;
import ai.deepware.ffmpeg.isolated.IsolatedFrameSource;
import ai.deepware.onnx.Device;
import ai.deepware.onnx.OnnxModels;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One scanner for all requests. Spring closes the frame source and the models at the end. */
@Configuration
class ScannerConfiguration {
  /** Decodes in child processes: a video that crashes FFmpeg costs one request. */
  @Bean
  IsolatedFrameSource frames() {
    return new IsolatedFrameSource();
  }

  @Bean
  OnnxModels models() {
    return OnnxModels.bundled(Device.cpu());
  }

  @Bean
  Scanner scanner(
      IsolatedFrameSource frames,
      OnnxModels models,
      @Value("${scanner.timeout}") Duration timeout,
      @Value("${scanner.waiting}") int waiting) {
    Scanner scanner =
        Scanner.builder()
            .frames(frames)
            .detector(models.detector())
            .predictor(models.predictor())
            .embedder(models.embedder())
            .timeout(timeout)
            .waiting(waiting)
            .build();
    // Where natives are missing the application does not start, instead of refusing every video.
    scanner.check();
    return scanner;
  }
}
