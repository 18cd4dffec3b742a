package ai.deepware.command.scan;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.ScanProgress;
import ai.deepware.Step;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  @Test
  void showsHowManyFramesAreDone() {
    ScanProgress half = new ScanProgress("a.mp4", Step.PREDICT, 5, OptionalLong.of(10), 3);

    assertThat(Progress.line(half, 2))
        .isEqualTo("[##########..........] video 2, frame 5 of 10, predict, 3 faces: a.mp4");
  }

  @Test
  void staysFullWhereThereAreMoreFramesThanExpected() {
    ScanProgress more = new ScanProgress("a.mp4", Step.DETECT, 12, OptionalLong.of(10), 0);

    assertThat(Progress.line(more, 1)).startsWith("[####################] video 1, frame 12 of 12");
  }

  @Test
  void showsNoShareOfAVideoOfUnknownLength() {
    ScanProgress unknown = new ScanProgress("a.mp4", Step.DETECT, 12, OptionalLong.empty(), 0);

    assertThat(Progress.line(unknown, 1)).startsWith("[--------------------] video 1, frame 12,");
  }
}
