package ai.deepware.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.frame.Frame;
import ai.deepware.image.PixelImage;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SessionsIT {
  private static final int ATTEMPTS = 20;
  private static final long REST_MILLIS = 40;

  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  @Test
  void leaveTheProcessorToOthersOnceAnInferenceIsDone() throws InterruptedException {
    Frame frame = Frame.of(0, PixelImage.filled(640, 480, 0x808080));
    try (OnnxModels models = OnnxModels.bundled(OnnxOptions.builder().threads(2).build())) {
      long least = Long.MAX_VALUE;
      for (int i = 0; i < ATTEMPTS; i++) {
        models.detector().detect(List.of(frame));
        long start = system.getProcessCpuTime();
        Thread.sleep(REST_MILLIS);
        least = Math.min(least, system.getProcessCpuTime() - start);
      }
      // Compilers may run at any time, but not during all attempts.
      assertThat(least).isLessThan(TimeUnit.MILLISECONDS.toNanos(REST_MILLIS / 4));
    }
  }
}
