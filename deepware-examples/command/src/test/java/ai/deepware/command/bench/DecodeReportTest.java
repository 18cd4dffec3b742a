package ai.deepware.command.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecodeReportTest {
  private static final DecodeReport REPORT =
      new DecodeReport(
          "a.mp4",
          Map.of(
              DecodeVariant.EXACT, new DecodeRun(0.3, 4, 5, 3 << 20, 60),
              DecodeVariant.BURSTS, new DecodeRun(0.3, 5, 6, 4 << 20, 480),
              DecodeVariant.KEYFRAMES, new DecodeRun(0.2, 0.25, 0.75, 2 << 20, 8),
              DecodeVariant.FULL, new DecodeRun(0.3, 8, 9, 3 << 20, 60)),
          new DecodeRun(0, 10, 11, 1 << 20, 61));

  @Test
  void readsTheLastProgressAndTheBenchmarkOfTheProgram() {
    DecodeRun run =
        DecodeRun.parse(
            """
            frame=12
            fps=24.0
            progress=continue
            frame=   60 fps=2.0 q=-0.0
            frame=60
            bench: utime=8.830s stime=0.112s rtime=30.074s
            bench: maxrss=80612KiB
            """,
            30.5);

    assertThat(run.cpuSeconds()).isCloseTo(8.942, within(1e-9));
    assertThat(run.wallSeconds()).isEqualTo(30.5);
    assertThat(run.peakBytes()).isEqualTo(80612L << 10);
    assertThat(run.frames()).isEqualTo(60);
    assertThat(run.startSeconds()).isZero();
  }

  @Test
  void readsWhatTheWorkerWrites() {
    assertThat(DecodeRun.parse(DecodeRun.format(0.25, 1.5, 5 << 20, 7), 2))
        .isEqualTo(new DecodeRun(0.25, 1.5, 2, 5 << 20, 7));
  }

  @Test
  void saysWhatAnOutputLacks() {
    assertThatThrownBy(() -> DecodeRun.parse("bench: utime=1s stime=1s", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("maxrss");
  }

  @Test
  void writesOneJsonObject() throws IOException {
    JsonNode json = new ObjectMapper().readTree(REPORT.json());

    assertThat(REPORT.json()).endsWith("}\n");
    assertThat(names(json)).containsExactly("video", "runs", "ratios");
    assertThat(json.get("video").asText()).isEqualTo("a.mp4");
    JsonNode runs = json.get("runs");
    assertThat(names(runs)).containsExactly("exact", "bursts", "keyframes", "full", "ffmpegFps1");
    for (JsonNode run : runs) {
      assertThat(names(run)).containsExactly("cpuSeconds", "wallSeconds", "peakBytes", "frames");
    }
    assertThat(runs.get("keyframes").get("cpuSeconds").asDouble()).isEqualTo(0.25);
    assertThat(runs.get("keyframes").get("wallSeconds").asDouble()).isEqualTo(0.75);
    assertThat(runs.get("ffmpegFps1").get("peakBytes").asLong()).isEqualTo(1 << 20);
    assertThat(runs.get("ffmpegFps1").get("frames").asLong()).isEqualTo(61);
    assertThat(names(json.get("ratios"))).containsExactly("exact", "bursts", "keyframes", "full");
    assertThat(json.get("ratios").get("exact").asDouble()).isEqualTo(0.4);
    assertThat(json.get("ratios").get("keyframes").asDouble()).isEqualTo(0.025);
  }

  private static List<String> names(JsonNode object) {
    return object.propertyStream().map(Map.Entry::getKey).toList();
  }

  @Test
  void printsATable() {
    assertThat(REPORT.table().lines())
        .contains(
            "  exact         4.000     5.000        3.0      60      0.400",
            "  ffmpegFps1   10.000    11.000        1.0      61      1.000",
            "  not counted: 0.300 CPU s to start a JVM and load FFmpeg");
  }
}
