package ai.deepware.frame;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VideoInfoTest {
  private static VideoInfo video(double duration, double rate, long frames) {
    return VideoInfo.builder(4, 4)
        .duration(duration)
        .frameRate(rate)
        .container("mp4")
        .codec("h264")
        .samplingRate(rate)
        .expectedFrames(frames)
        .build();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, -1, Double.POSITIVE_INFINITY})
  void refusesDurationsAndRatesThatNoVideoHas(double number) {
    assertThatThrownBy(() -> video(number, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> video(1, number, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesCountsAndSizesThatNoVideoHas() {
    assertThatThrownBy(() -> video(1, 1, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> VideoInfo.of(0, 4)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> VideoInfo.of(4, -4)).isInstanceOf(IllegalArgumentException.class);
  }
}
