package ai.deepware.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DecoderLimitsTest {
  private final DecoderLimits.Builder builder = DecoderLimits.builder();

  @Test
  void areChangedOneByOne() {
    DecoderLimits narrow = builder.streams(2).timePerFrame(Duration.ofSeconds(3)).build();

    DecoderLimits narrower = narrow.toBuilder().bytes(4).build();

    assertThat(narrower.streams()).isEqualTo(2);
    assertThat(narrower.timePerFrame()).isEqualTo(Duration.ofSeconds(3));
    assertThat(narrower.bytes()).isEqualTo(4);
    assertThat(narrower).usingRecursiveComparison().ignoringFields("bytes").isEqualTo(narrow);
    assertThat(narrow.bytes()).isEqualTo(DecoderLimits.standard().bytes());
  }

  @Test
  void sayWhatIsOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.pixels(0))
        .withMessage("pixels must be above 0: 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.packetsWithoutFrame(-1))
        .withMessage("packetsWithoutFrame must be above 0: -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.aspectRatio(Double.NaN))
        .withMessage("aspectRatio must be finite and at least 1: NaN");
  }

  @Test
  void spansOfTimeAreAboveZeroAndNotForEver() {
    for (Duration span :
        new Duration[] {Duration.ZERO, Duration.ofMillis(-1), Duration.ofSeconds(Long.MAX_VALUE)}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> builder.timePerFrame(span))
          .withMessageStartingWith("timePerFrame must be above 0")
          .withMessageEndingWith(": " + span);
      assertThatIllegalArgumentException().isThrownBy(() -> builder.duration(span));
    }
  }

  @Test
  @SuppressWarnings("NullAway") // What Java lets through.
  void spansOfTimeAreNeverNull() {
    assertThatNullPointerException()
        .isThrownBy(() -> builder.timePerFrame(null))
        .withMessage("timePerFrame");
  }
}
