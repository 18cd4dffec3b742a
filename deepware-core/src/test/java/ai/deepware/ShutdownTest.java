package ai.deepware;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.ScanException.Reason;
import ai.deepware.frame.FrameSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ShutdownTest {
  @Test
  void whatFailsWhileTheJvmShutsDownIsCancelled() throws IOException, InterruptedException {
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Application.class.getName())
            .redirectErrorStream(true)
            .start();

    String output = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(output.lines())
        .containsSubsequence(
            "DETECT CANCELLED the application is shutting down",
            "DECODE CANCELLED the application is shutting down");
    assertThat(jvm.waitFor()).isZero();
  }

  @Test
  void noShutdownIsUnderWayBeforeItBegins() {
    assertThat(Shutdown.isUnderWay()).isFalse();
    assertThat(Shutdown.isUnderWay()).isFalse();
  }

  /** Ends, and scans meanwhile with what is gone by then. */
  static final class Application {
    private Application() {}

    public static void main(String[] arguments) {
      Runtime.getRuntime().addShutdownHook(new Thread(Application::scan));
    }

    private static void scan() {
      report(
          FakeVideo.scanner(new FakeVideo(10), 0.5)
              .detector(
                  frames -> {
                    throw new ModelException("d.onnx", "Attempt to use DefaultLogger");
                  })
              .build());
      FrameSource killed =
          (input, sampling) -> {
            throw new ScanException(
                input.name(), Step.DECODE, Reason.FAILED, "the decoder's process crashed");
          };
      report(FakeVideo.scanner(killed, 0.5).build());
    }

    private static void report(Scanner scanner) {
      try {
        scanner.scan(FakeVideo.INPUT);
      } catch (ScanException e) {
        System.out.println(e.step().name() + " " + e.reason() + " " + e.detail());
      }
    }
  }
}
