package ai.deepware.frame;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VideoInfoTest {
  private static VideoInfo video(double duration, double rate, long frames) {
    return new VideoInfo(
        OptionalDouble.of(duration),
        4,
        4,
        OptionalDouble.of(rate),
        "mp4",
        "h264",
        OptionalDouble.of(rate),
        OptionalLong.of(frames));
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
