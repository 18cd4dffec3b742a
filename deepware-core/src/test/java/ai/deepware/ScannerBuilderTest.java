package ai.deepware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScannerBuilderTest {
  @Test
  void namesEveryMissingStep() {
    assertThatThrownBy(() -> Scanner.builder().detector(FakeVideo.oneFace()).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("frames", "predictor", "embedder")
        .message()
        .doesNotContain("detector");
  }

  @Test
  void saysTheValueThatItRefuses() {
    assertThatThrownBy(() -> Scanner.builder().timeout(Duration.ZERO)).hasMessageContaining("PT0S");
    assertThatThrownBy(() -> Scanner.builder().batchSize(0)).hasMessageContaining("0");
    assertThatThrownBy(() -> Scanner.builder().batchSize(1 << 30)).hasMessageContaining("1024");
  }

  @Test
  void buildsScannersThatDoNotChangeWithIt() {
    ScannerBuilder builder = FakeVideo.scanner(new FakeVideo(6), 0.5);
    Scanner scanner = builder.build();

    builder.strategy((persons, thresholds) -> 0.123);

    assertThat(scanner.scan(FakeVideo.INPUT).score()).hasValue(0.5);
  }
}
