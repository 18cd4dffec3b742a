package ai.deepware.ffmpeg.internal.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

class PacketGapsTest {
  private static long missing(int packets, IntToLongFunction milliseconds) {
    PacketGaps gaps = new PacketGaps(0.001);
    for (int n = 0; n < packets; n++) {
      gaps.add(milliseconds.applyAsLong(n), 40);
    }
    return gaps.missing();
  }

  @Test
  void countsTheStepsThatAreLeftOut() {
    assertThat(missing(60, n -> 40L * (n < 30 ? n : n + 12))).isEqualTo(12);
    assertThat(missing(90, n -> Math.round(1000 / 30.0 * (n < 30 ? n : n < 60 ? n + 5 : n + 15))))
        .isEqualTo(15);
  }

  @Test
  void takesPacketsWithoutATimeForThoseBetween() {
    assertThat(missing(60, n -> n > 30 && n < 50 ? Long.MIN_VALUE : 40L * n)).isZero();
    assertThat(missing(60, n -> n >= 30 && n < 34 ? Long.MIN_VALUE : 40L * (n < 30 ? n : n + 9)))
        .isEqualTo(9);
  }

  @Test
  void isSilentAboutFramesThatACameraDropsAndAboutUnsteadyRates() {
    assertThat(missing(300, n -> 40L * (n + n / 25))).isZero();
    assertThat(missing(300, n -> 40L * n + n * 7919L % 400)).isZero();
    assertThat(missing(10, n -> 1000L * n)).isZero();
    assertThat(missing(100, n -> 40L * (n < 50 ? n : n - 500))).isZero();
  }

  @Test
  void countsNothingWhereFramesFollowFasterThanTimesTell() {
    // Pairs of one time, and then a gap.
    assertThat(missing(90, n -> n < 60 ? n / 2 : 500 + n)).isLessThan(1000);
    assertThat(missing(100, n -> n + (n > 60 ? 40 : 0))).isLessThan(100);
    assertThat(missing(100, n -> n / 2)).isZero();
  }

  @Test
  void doesNotCountWhatWasLeftUnreadOnPurpose() {
    PacketGaps gaps = new PacketGaps(0.001);
    for (int n = 0; n < 30; n++) {
      gaps.add(40L * n, 40);
    }
    gaps.jumped();
    for (int n = 90; n < 120; n++) {
      gaps.add(40L * n, 40);
    }
    assertThat(gaps.missing()).isZero();
    gaps.add(40L * 130, 40);
    assertThat(gaps.missing()).isEqualTo(10);
  }
}
