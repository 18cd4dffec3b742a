package ai.deepware.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplingTest {
  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e308})
  void refusesRatesAtWhichSamplesCannotBeCounted(double fps) {
    assertThatThrownBy(() -> Sampling.fps(fps))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fps");
  }

  @Test
  void takesRatesThatMeanEveryFrame() {
    assertThat(Sampling.fps(1e6).fps()).isEqualTo(1e6);
  }
}
