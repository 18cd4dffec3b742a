package ai.deepware.ffmpeg.internal.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FrameClockTest {
  private static final long UNKNOWN = Long.MIN_VALUE;

  /** Milliseconds, 25 frames per second. */
  private final FrameClock clock = new FrameClock(1, 1000, 25);

  private double[] times(long... timestamps) {
    return Arrays.stream(timestamps).mapToDouble(clock::next).toArray();
  }

  @Test
  void countsFromTheFirstFrame() {
    assertThat(times(7000, 7040, 7200)).containsExactly(0, 0.04, 0.2);
    assertThat(clock.isSteady()).isTrue();
    assertThat(clock.seconds(8000)).isEqualTo(1);
    assertThat(clock.timestamp(1)).isEqualTo(8000);
    assertThat(clock.timestamp(0.0399)).isEqualTo(7039);
  }

  @Test
  void aFrameWithoutTimestampFollowsAtTheRate() {
    assertThat(times(0, UNKNOWN, UNKNOWN)).containsExactly(0, 0.04, 0.08);
    assertThat(clock.isSteady()).isFalse();
  }

  @Test
  void timestampsThatStartLateFollowWhatCameBefore() {
    assertThat(times(UNKNOWN, 500, 600)).containsExactly(0, 0.04, 0.14);
  }

  @Test
  void aRepeatedTimestampCountsAsTheNextFrame() {
    assertThat(times(0, 40, 40)).containsExactly(0, 0.04, 0.08);
    assertThat(clock.isSteady()).isFalse();
  }

  @Test
  void timeNeverGoesBackWhereAGuessWasALittleLate() {
    assertThat(times(0, 400, 360)).containsExactly(0, 0.4, 0.4);
    assertThat(clock.jumps()).isZero();
  }

  @Test
  void aJumpBackGoesOnFromThere() {
    assertThat(times(0, 5000, 100, 140)).containsExactly(0, 5, 5.04, 5.08);
    assertThat(clock.jumps()).isOne();
    assertThat(clock.isSteady()).isFalse();
  }

  @Test
  void anUnknownRateIsTakenAs25() {
    FrameClock unknown = new FrameClock(1, 0, 0);

    assertThat(unknown.next(3)).isZero();
    assertThat(unknown.next(UNKNOWN)).isEqualTo(0.04);
  }
}
