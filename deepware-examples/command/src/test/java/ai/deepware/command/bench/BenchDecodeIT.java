package ai.deepware.command.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.deepware.command.cli.Commands;
import ai.deepware.command.cli.SetupException;
import ai.deepware.command.cli.Terminal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchDecodeIT {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Path folder;

  BenchDecodeIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void measuresEveryWayOfDecoding() throws IOException {
    assumeProgram();
    Path clip = Files.write(folder.resolve("a clip.y4m"), fourSeconds());

    int code = run("--json", clip.toString());

    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(code).isZero();
    JsonNode json = new ObjectMapper().readTree(out.toByteArray());
    for (JsonNode run : json.get("runs")) {
      assertThat(run.get("wallSeconds").asDouble()).isPositive();
      assertThat(run.get("peakBytes").asLong()).isGreaterThan(1 << 20);
    }
    assertThat(json.at("/runs/exact/frames").asLong()).isEqualTo(4);
    assertThat(json.at("/runs/bursts/frames").asLong()).isEqualTo(32);
    assertThat(json.at("/runs/full/frames").asLong()).isEqualTo(4);
    assertThat(json.at("/runs/keyframes/frames").asLong()).isBetween(1L, 4L);
    assertThat(json.at("/runs/ffmpegFps1/frames").asLong()).isBetween(4L, 5L);
  }

  @Test
  void theProgramReadsNoSecondFile() throws IOException {
    assumeProgram();
    Files.write(folder.resolve("sibling.y4m"), fourSeconds());
    Path list =
        Files.writeString(folder.resolve("list.mp4"), "ffconcat version 1.0\nfile sibling.y4m\n");

    assertThatThrownBy(() -> new DecodeProcess(list, 1).ffmpeg())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("exit code");
  }

  /** Uncompressed gray pictures, 10 per second. */
  private static byte[] fourSeconds() throws IOException {
    ByteArrayOutputStream video = new ByteArrayOutputStream();
    video.write("YUV4MPEG2 W320 H192 F10:1 Ip A1:1 C420jpeg\n".getBytes(StandardCharsets.US_ASCII));
    for (int n = 0; n < 40; n++) {
      byte[] picture = new byte[320 * 192 * 3 / 2];
      Arrays.fill(picture, (byte) (4 * n));
      video.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
      video.write(picture);
    }
    return video.toByteArray();
  }

  private static void assumeProgram() {
    try {
      DecodeProcess.checkProgram();
    } catch (SetupException e) {
      assumeTrue(false, String.valueOf(e.getCause()));
    }
  }

  @Test
  void namesFileAndStepWhereThereIsNoVideo() throws IOException {
    Path text = Files.writeString(folder.resolve("text.mp4"), "no video");

    assertThat(run(text.toString())).isEqualTo(1);

    assertThat(err.toString(StandardCharsets.UTF_8)).contains("text.mp4: DECODE: ");
    assertThat(out.size()).isZero();
  }

  @Test
  void doesNotTakeNoThreadsAtAll() {
    assertThat(run("--threads=0", "a.mp4")).isEqualTo(2);

    assertThat(err.toString(StandardCharsets.UTF_8)).contains("--threads");
  }

  private int run(String... arguments) {
    Terminal terminal = new Terminal(out, err, false, 80);
    CommandLine command = new CommandLine(new BenchDecodeCommand(terminal));
    return Commands.configure(command, terminal).execute(arguments);
  }
}
