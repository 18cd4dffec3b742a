package ai.deepware.command.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.deepware.command.cli.Commands;
import ai.deepware.command.cli.Terminal;
import ai.deepware.ffmpeg.HardwareDecoding;
import ai.deepware.frame.Sampling;
import ai.deepware.predict.DecisionThresholds;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ScanCommandTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final FakePipeline pipeline = new FakePipeline();

  private int scan(Object... arguments) {
    return scan(new Terminal(out, err, false, 80), arguments);
  }

  private int scan(Terminal terminal, Object... arguments) {
    CommandLine command = new CommandLine(new ScanCommand(terminal, pipeline::open));
    List<String> all = new ArrayList<>(List.of("--models", "models"));
    for (Object argument : arguments) {
      all.add(argument.toString());
    }
    return Commands.configure(command, terminal).execute(all.toArray(String[]::new));
  }

  private Path video(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private List<JsonNode> lines() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.toString(UTF_8).lines().toList()) {
      lines.add(mapper.readTree(line));
    }
    return lines;
  }

  private String errors() {
    return err.toString(UTF_8);
  }

  @Test
  void refusesAListThatNeverEnds() {
    assumeTrue(Files.exists(Path.of("/dev/zero")), "no /dev/zero");

    assertThat(scan("--list", "/dev/zero")).isEqualTo(2);
    assertThat(errors())
        .isEqualTo("deepware: --list /dev/zero: cannot be read (is neither a file nor a pipe)\n");
  }

  @Test
  void printsATableOfPersons() throws IOException {
    int code = scan(video("a.mp4", "90"));

    assertThat(code).isZero();
    assertThat(out.toString(UTF_8))
        .contains("a.mp4: FAKE, score 0.900")
        .contains("64x48, 10.0 s, 10 frames, 10 faces, 1 person")
        .contains("0    0:00.0    0:09.0     10  0.900  FAKE");
    assertThat(errors()).isEmpty();
    assertThat(pipeline.closed).hasValue(1);
  }

  @Test
  void printsOneJsonObjectPerVideoInOrderOfThePaths() throws IOException {
    video("b 視\n.mp4", "none");
    int code = scan("--json", "--parallel", 3, folder, video("x.txt", "10"));

    assertThat(errors())
        .isEqualTo(
            "deepware: "
                + folder
                + ": files without a video's ending are left out; name them to have them"
                + " scanned\n");

    assertThat(code).isZero();
    assertThat(lines()).hasSize(2);
    JsonNode none = lines().get(0);
    assertThat(none.get("file").asText()).isEqualTo(folder + "/b 視\n.mp4");
    assertThat(none.get("outcome").asText()).isEqualTo("NO_FACES");
    assertThat(none.get("score").isNull()).isTrue();
    assertThat(none.get("verdict").isNull()).isTrue();
    JsonNode real = lines().get(1);
    assertThat(real.get("outcome").asText()).isEqualTo("SCORED");
    assertThat(real.get("score").asDouble()).isEqualTo(0.1);
    assertThat(real.get("verdict").asText()).isEqualTo("REAL");
  }

  /** As {@code --output *.mp4} with the name of the report forgotten would have it. */
  @Test
  void doesNotWriteAReportOverAVideo() throws IOException {
    Path video = video("a.mp4", "90");

    assertThat(scan("--output", video, video)).isEqualTo(2);
    assertThat(errors()).contains("--output " + video + " has a video's ending");
    assertThat(video).hasContent("90");
  }

  @Test
  void showsWhereAFailureComesFromIfAsked() throws IOException {
    Path broken = video("broken.mp4", "broken");

    scan(broken);
    assertThat(errors()).doesNotContain("    at ai.deepware.");

    scan("--verbose", broken);
    assertThat(errors()).contains("ai.deepware.ScanException: ", "    at ai.deepware.");
  }

  @Test
  void namesEveryFieldOfAResult() throws IOException {
    scan("--json", video("a.mp4", "90"));

    JsonNode video = lines().get(0);
    assertThat(video.fieldNames())
        .toIterable()
        .containsExactly(
            "format",
            "deepware",
            "file",
            "scannedAt",
            "outcome",
            "score",
            "verdict",
            "thresholds",
            "durationSeconds",
            "width",
            "height",
            "framesScanned",
            "facesDetected",
            "coverage",
            "sampling",
            "identities",
            "facesWithoutIdentity",
            "evidence",
            "warnings",
            "models",
            "config",
            "timings",
            "error");
    assertThat(video.get("framesScanned").asInt()).isEqualTo(10);
    assertThat(video.get("coverage").get("frames").asInt()).isEqualTo(10);
    assertThat(video.get("coverage").get("partial").asBoolean()).isFalse();
    assertThat(video.get("sampling").get("mode").asText()).isEqualTo("time");
    assertThat(video.get("sampling").get("timestamps")).hasSize(10);
    JsonNode person = video.get("identities").get(0);
    assertThat(person.get("firstSeconds").asDouble()).isZero();
    assertThat(person.get("lastSeconds").asDouble()).isEqualTo(9);
    JsonNode face = person.get("faces").get(3);
    assertThat(face.get("time").asDouble()).isEqualTo(3);
    assertThat(face.get("box").get("width").asDouble()).isEqualTo(32);
    assertThat(face.get("landmarks")).hasSize(5);
    assertThat(face.get("landmarks").get(0).get(1).asDouble()).isEqualTo(20);
    assertThat(face.get("detectionConfidence").asDouble()).isEqualTo(0.9);
    assertThat(face.get("fakeProbability").asDouble()).isEqualTo(0.9);
    assertThat(video.get("timings").has("decode")).isTrue();
    assertThat(video.get("error").isNull()).isTrue();
  }

  @Test
  void showsEvidenceWhereItIsAskedFor() throws IOException {
    scan(video("a.mp4", "90"));
    assertThat(out.toString(UTF_8)).doesNotContain("evidence:");

    scan("--evidence", video("b.mp4", "90"));
    assertThat(out.toString(UTF_8))
        .contains("  evidence: person 0, 0:00.0 to 0:09.0: The faces have too few pixels to tell.")
        .contains("verdict", "FAKE");
  }

  @Test
  void goesOnAfterAFileThatCannotBeScanned() throws IOException {
    int code =
        scan("--json", video("bad.mp4", "?"), folder.resolve("gone.mp4"), video("a.mp4", "90"));

    assertThat(code).isEqualTo(1);
    assertThat(lines()).hasSize(3);
    JsonNode bad = lines().get(0);
    assertThat(bad.get("outcome").asText()).isEqualTo("FAILED");
    assertThat(bad.get("score").isNull()).isTrue();
    assertThat(bad.get("error").get("step").asText()).isEqualTo("decode");
    assertThat(bad.get("error").get("reason").asText()).isEqualTo("notAVideo");
    assertThat(bad.get("error").get("message").asText()).isEqualTo("is no video");
    assertThat(lines().get(1).get("error").get("message").asText()).contains("no such file");
    assertThat(lines().get(2).get("outcome").asText()).isEqualTo("SCORED");
    assertThat(errors().lines())
        .hasSize(2)
        .first()
        .asString()
        .isEqualTo("deepware: " + folder + "/bad.mp4: DECODE: is no video");
  }

  @Test
  void countsWhatBecameOfSeveralVideos() throws IOException {
    scan(
        video("a.mp4", "90"),
        video("b.mp4", "10"),
        video("c.mp4", "10"),
        video("d.mp4", "none"),
        video("e.mp4", "?"));

    assertThat(out.toString(UTF_8))
        .endsWith("\n5 videos: 1 FAKE, 2 REAL, 1 without a verdict, 1 failed\n");
  }

  @Test
  void failsWhereAFolderHoldsNoVideo() {
    assertThat(scan(folder)).isEqualTo(1);

    assertThat(errors()).contains("no video files in this folder");
  }

  @Test
  void doesNotTakeAnEmptyNameForTheCurrentFolder() throws IOException {
    assertThat(scan("--json", "")).isEqualTo(1);

    assertThat(lines().get(0).get("outcome").asText()).isEqualTo("FAILED");
  }

  @Test
  void saysInTheTableWhyAFileFailed() throws IOException {
    assertThat(scan(video("bad.mp4", "?"))).isEqualTo(1);

    assertThat(out.toString(UTF_8)).contains("bad.mp4: FAILED at decode: is no video");
  }

  @Test
  void saysOnceOnAScreenWhyAFileFailed() throws IOException {
    Terminal screen = new Terminal(out, err, true, true, 80);
    Path bad = video("bad.mp4", "?");

    scan(screen, bad);
    assertThat(errors()).doesNotContain("is no video");

    scan(screen, "--json", bad);
    assertThat(errors()).contains("is no video");
  }

  @Test
  void exitsWith3IfOneIsFakeAndThatWasAskedFor() throws IOException {
    Path fake = video("a.mp4", "90");

    assertThat(scan("--fail-on-fake", fake, video("bad.mp4", "?"))).isEqualTo(3);
    assertThat(scan("--fail-on-fake", video("b.mp4", "10"))).isZero();
    assertThat(scan(fake)).isZero();
  }

  @Test
  void readsPathsFromAList() throws IOException {
    Path list =
        Files.writeString(
            folder.resolve("list"), video("a.mp4", "90") + "\n" + video("b.mp4", "10") + "\n");

    assertThat(scan("--json", "--list", list)).isZero();

    assertThat(lines()).hasSize(2);
  }

  @Test
  void doesNotTakeAPathForAList() throws IOException {
    assertThat(scan("--json", video("list.txt", folder.resolve("a.mp4").toString()))).isEqualTo(1);
    assertThat(scan("--json", "@" + video("list.txt", "x"))).isEqualTo(1);
  }

  @Test
  void writesTheSameToAFile() throws IOException {
    Path output = folder.resolve("out.json");

    assertThat(scan("--json", "--output", output, video("a.mp4", "90"), video("b.mp4", "?")))
        .isEqualTo(1);

    assertThat(output).hasContent(out.toString(UTF_8));
    assertThat(output).content().isNotEmpty();
  }

  @Test
  void refusesAnOutputThatCannotBeWrittenBeforeItScans() throws IOException {
    assertThat(scan("--output", folder.resolve("none/out.json"), video("a.mp4", "90")))
        .isEqualTo(2);

    assertThat(out.size()).isZero();
    assertThat(errors()).startsWith("deepware: --output " + folder + "/none/out.json: cannot be");
    assertThat(pipeline.opened).isEmpty();
  }

  @Test
  void endsAScanThatTakesTooLong() throws IOException {
    assertThat(scan("--json", "--timeout", "0.2", video("a.mp4", "wait"))).isEqualTo(1);

    assertThat(lines().get(0).get("error").get("message").asText()).contains("not done within");
  }

  @Test
  void handsTheOptionsOn() throws IOException {
    Path video = video("a.mp4", "50");
    scan(
        "--fps",
        "2.5",
        "--thresholds",
        "0.1,0.4",
        "--strategy",
        "reference",
        "--timeout",
        7,
        video);
    scan("--reference", video);
    scan(
        "--sampling",
        "keyframes",
        "--decoder-threads",
        3,
        "--hardware",
        "cuda",
        "--isolated",
        video);
    scan("--parallel", 2, "--evidence", video);

    ScanSettings first = pipeline.opened.get(0);
    assertThat(first.sampling()).isEqualTo(Sampling.fps(2.5));
    assertThat(first.thresholds()).contains(new DecisionThresholds(0.1, 0.4));
    assertThat(first.referenceScoring()).isTrue();
    assertThat(first.referenceColors()).isFalse();
    assertThat(first.timeout()).contains(Duration.ofSeconds(7));
    assertThat(first.isolated()).isFalse();
    assertThat(pipeline.opened.get(2).isolated()).isTrue();
    ScanSettings second = pipeline.opened.get(1);
    assertThat(second.sampling()).isEqualTo(Sampling.reference());
    assertThat(second.referenceScoring()).isTrue();
    assertThat(second.referenceColors()).isTrue();
    assertThat(first.decoderThreads()).isZero();
    assertThat(first.hardware()).isEqualTo(HardwareDecoding.NONE);
    ScanSettings third = pipeline.opened.get(2);
    assertThat(third.sampling()).isEqualTo(Sampling.keyframes());
    assertThat(third.decoderThreads()).isEqualTo(3);
    assertThat(third.hardware()).isEqualTo(HardwareDecoding.CUDA);
    assertThat(pipeline.opened.get(3).decoderThreads()).isEqualTo(1);
    assertThat(pipeline.opened.get(3).evidence()).isTrue();
    assertThat(third.evidence()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--json",
        "--parallel=0 a",
        "--timeout=-1 a",
        "--timeout=soon a",
        "--fps=0 a",
        "--fps=NaN a",
        "--fps=1e308 a",
        "--thresholds=0.8,0.2 a",
        "--thresholds=0.5 a",
        "--threads=0 a",
        "--device=tpu a",
        "--decoder-threads=0 a",
        "--decoder-threads=2147483647 a",
        "--hardware=tpu a",
        "--reference --fps=2 a",
        "--reference --strategy=deepware a",
        "--sampling=reference --fps=2 a",
        "--no-such-option a",
        "--list=no-such-list",
        "--list=."
      })
  void exitsWith2WhereTheUsageIsWrong(String arguments) {
    assertThat(scan((Object[]) arguments.split(" "))).isEqualTo(2);

    assertThat(out.size()).isZero();
    assertThat(errors()).startsWith("deepware: ");
    assertThat(pipeline.opened).isEmpty();
  }

  @Test
  void saysInPlainWordsThatStandardOutputIsFull() throws IOException {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };

    assertThat(scan(new Terminal(full, err, false, 80), video("a.mp4", "90"))).isEqualTo(1);

    assertThat(errors()).isEqualTo("deepware: standard output cannot be written\n");
  }

  @Test
  void printsItsHelp() {
    assertThat(scan("--help")).isZero();

    assertThat(out.toString(UTF_8)).contains("--fail-on-fake", "Exit code:");
  }

  @Test
  void escapesControlCharactersInTheTable() throws IOException {
    scan(video("a\u001b[31m\n.mp4", "?"));

    assertThat(out.toString(UTF_8))
        .contains("a\\u001b[31m\\n.mp4: FAILED")
        .doesNotContain("\u001b");
    assertThat(errors()).doesNotContain("\u001b").hasLineCount(1);
  }
}
