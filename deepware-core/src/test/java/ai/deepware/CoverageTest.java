package ai.deepware;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.frame.ScanWarning;
import ai.deepware.frame.ScanWarning.Kind;
import ai.deepware.frame.VideoInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageTest {
  /** Frames at 0, 1, … 9 seconds of a video that names a duration. */
  private static Coverage coverage(double named, Kind... kinds) {
    VideoInfo video =
        VideoInfo.builder(320, 192)
            .duration(named)
            .frameRate(25)
            .container("matroska")
            .codec("h264")
            .samplingRate(1)
            .expectedFrames((long) Math.ceil(named))
            .build();
    List<ScanWarning> warnings =
        List.of(kinds).stream().map(kind -> new ScanWarning(kind, 5, kind.name())).toList();
    return Coverage.of(video, List.of(0., 1., 2., 3., 4., 5., 6., 7., 8., 9.), warnings);
  }

  @Test
  void isOfTheDurationThatTheContainerNames() {
    assertThat(coverage(9.6)).hasToString("all of 9.6 s seen");
    assertThat(coverage(9.6).frames()).isEqualTo(10);
    assertThat(coverage(9.6).ofFrames()).hasValue(10);
    assertThat(coverage(14.6, Kind.ENDS_EARLY)).hasToString("9.0 of 14.6 s seen");
    assertThat(coverage(14.6, Kind.ENDS_EARLY).ofFrames()).hasValue(15);
  }

  @Test
  void isOfWhatWasSeenWhereThatIsMore() {
    assertThat(coverage(1).ofSeconds()).hasValue(9);
  }

  @Test
  void isOfWhatWasSeenWhereTimesWereWrong() {
    assertThat(coverage(25_000, Kind.TIMES_CORRECTED).ofSeconds()).hasValue(10);
    assertThat(coverage(9.6, Kind.TIMES_CORRECTED).ofSeconds()).hasValue(9.6);
  }

  @Test
  void isPartialWhereNoOtherFrameStandsForTheDamagedOnes() {
    assertThat(coverage(10, Kind.DAMAGED_FRAMES).partial()).isFalse();
    assertThat(coverage(14, Kind.DAMAGED_FRAMES).partial()).isTrue();
  }

  @Test
  void isOfAnUnknownDurationWhereALimitCameBeforeAWrongEnd() {
    assertThat(coverage(1, Kind.FRAME_LIMIT).ofSeconds()).isEmpty();
    assertThat(coverage(30, Kind.TIMES_CORRECTED, Kind.TIME_LIMIT).ofSeconds()).isEmpty();
    assertThat(coverage(30, Kind.TIME_LIMIT).ofSeconds()).hasValue(30);
  }
}
