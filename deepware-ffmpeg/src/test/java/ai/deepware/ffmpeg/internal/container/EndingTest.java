package ai.deepware.ffmpeg.internal.container;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.frame.ScanWarning;
import ai.deepware.frame.ScanWarning.Kind;
import org.junit.jupiter.api.Test;

class EndingTest {
  private static final double NEVER = Double.NEGATIVE_INFINITY;

  @Test
  void saysHowMuchOfTheStatedTimeIsMissing() {
    assertThat(Ending.judge(60, 20, 20, false, false))
        .extracting(ScanWarning::kind, ScanWarning::amount)
        .containsExactly(Kind.ENDS_EARLY, 40.0);
    assertThat(Ending.judge(60, 59.5, 59.5, false, false)).isNull();
    assertThat(Ending.judge(Double.NaN, 20, 20, false, false)).isNull();
  }

  @Test
  void knowsNoNumberWithoutPacketsOrWithoutATime() {
    assertThat(Ending.judge(60, NEVER, NEVER, false, false)).isNull();
    assertThat(Ending.judge(Double.POSITIVE_INFINITY, 20, 20, false, false)).isNull();
    assertThat(Ending.judge(60, NEVER, NEVER, true, false))
        .extracting(ScanWarning::kind)
        .isEqualTo(Kind.DAMAGED_FILE);
  }
}
