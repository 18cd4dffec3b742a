package ai.deepware.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.deepware.frame.VideoInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileHistoryTest {
  private static List<Evidence> history(String... tags) {
    VideoInfo.Builder video = VideoInfo.builder(64, 64).duration(7);
    for (int i = 0; i < tags.length; i += 2) {
      video.tag(tags[i], tags[i + 1]);
    }
    try (VideoAnalyzer opened = Analyzers.history().open(video.build())) {
      return opened.conclude(List.of());
    }
  }

  @Test
  void isNothingWhereTheFileSaysNothing() {
    assertThat(history()).isEmpty();
  }

  @Test
  void namesDeviceAndLastProgramAndNeverCounts() {
    Evidence told =
        history(
                "com.apple.quicktime.make", "Apple",
                "com.apple.quicktime.model", "iPhone 15",
                "encoder", "Lavf61.7.100")
            .get(0);

    assertThat(told.text()).contains("recorded with Apple iPhone 15", "FFmpeg", "Lavf61.7.100");
    assertThat(told.rarity()).isEmpty();
    assertThat(told.isRarerThan(1)).isFalse();
    assertThat(told.identity()).isEmpty();
    assertThat(told.to()).isEqualTo(7);
  }

  @Test
  void namesTheProgramThatUsesFfmpegRatherThanFfmpeg() {
    assertThat(history("encoder", "HandBrake 1.9.2", "video.handler_name", "VideoHandler"))
        .singleElement()
        .matches(told -> told.text().contains("the converter HandBrake"));
  }

  @Test
  void saysThatNothingIsKnown() {
    assertThat(history("major_brand", "isom"))
        .singleElement()
        .matches(told -> told.text().startsWith("The file names no program"));
  }

  @Test
  void refusesTagsWithoutEnd() {
    assertThatThrownBy(() -> VideoInfo.builder(4, 4).tag("encoder", "x".repeat(201)))
        .hasMessageContaining("201");
    VideoInfo.Builder full = VideoInfo.builder(4, 4);
    for (int i = 0; i < VideoInfo.MOST_TAGS; i++) {
      full.tag("tag" + i, "x");
    }
    assertThatThrownBy(() -> full.tag("more", "x")).hasMessageContaining("no. 32");
  }
}
