package ai.deepware.command.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.samples.ScanFromStrangers;
import ai.deepware.samples.ScanOneVideo;
import ai.deepware.samples.ScanWithOwnStrategy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the sample programs on a rendered person, with the networks that the library brings. */
class SamplesIT {
  @TempDir Path folder;
  private String video = "";

  @BeforeEach
  void render() throws IOException {
    video = TestClip.write(folder.resolve("person.mp4"), 46).toString();
  }

  private static String printed(Consumer<String[]> program, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      program.accept(arguments);
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void scanOneVideoPrintsTheOnePersonBelowItsSummary() {
    assertThat(printed(ScanOneVideo::main, video).lines())
        .satisfiesExactly(
            summary ->
                assertThat(summary)
                    .matches(".*person\\.mp4: [A-Z]+ 0\\.\\d+, 1 person, all of 2\\.0 s seen"),
            person -> assertThat(person).matches("0 0\\.\\d+"));
  }

  @Test
  void scanFromStrangersGoesOnAfterAFileThatIsNoVideo() throws IOException {
    Path text = Files.writeString(folder.resolve("text.mp4"), "no video at all");

    assertThat(printed(ScanFromStrangers::main, text.toString(), video).lines())
        .satisfiesExactly(
            bad -> assertThat(bad).contains("text.mp4", "DECODE"),
            good -> assertThat(good).contains("person.mp4: SCORED"));
  }

  @Test
  void scanWithOwnStrategyPrintsItsScore() {
    assertThat(printed(ScanWithOwnStrategy::main, video).strip())
        .matches("OptionalDouble\\[0\\.\\d+]");
  }
}
