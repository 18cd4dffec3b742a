package ai.deepware.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.deepware.image.PixelImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplingTest {
  @Test
  void refusesABurstThatIsNone() {
    assertThat(Sampling.standard().burst()).isEqualTo(1);
    assertThat(Sampling.fps(2).withBurst(8).burst()).isEqualTo(8);
    assertThatThrownBy(() -> Sampling.fps(2).withBurst(0)).hasMessageContaining("frames: 0");
    assertThatThrownBy(() -> Sampling.fps(2).withBurst(33)).hasMessageContaining("frames: 33");
  }

  @Test
  void aBurstGoesOnInTimeWithFramesOfOneSize() {
    Frame first = Frame.of(1, PixelImage.filled(4, 2, 0));
    Frame second = Frame.of(1.04, PixelImage.filled(4, 2, 0));

    assertThat(first.withFollowing(List.of(second)).following()).containsExactly(second);
    assertThat(first.following()).isEmpty();
    assertThatThrownBy(() -> second.withFollowing(List.of(first))).hasMessageContaining("time");
    assertThatThrownBy(() -> first.withFollowing(List.of(Frame.of(2, PixelImage.filled(2, 4, 0)))))
        .hasMessageContaining("2x4");
  }

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
