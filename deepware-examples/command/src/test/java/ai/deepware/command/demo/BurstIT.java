package ai.deepware.command.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.render.Actor;
import ai.deepware.render.Head;
import ai.deepware.render.Motion;
import ai.deepware.render.Scene;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 64 scans at once in a small heap cost no JVM: each is answered. Repeated for {@code
 * deepware.bursts}.
 */
class BurstIT {
  private static final int BURSTS = Integer.getInteger("deepware.bursts", 1);
  private static final int SCANS = 64;

  @TempDir private Path folder;
  private Path clip = Path.of("clip.mp4");

  @BeforeEach
  void render() throws IOException {
    clip = folder.resolve("clip.mp4");
    Scene scene =
        new Scene(
            480, 480, 3, List.of(Actor.real(Head.of(3), Motion.swaying(240, 240, 120, 0.3, 3))));
    try (VideoWriter writer = new VideoWriter(480, 480, 5)) {
      for (int i = 0; i < 6; i++) {
        writer.add(scene.frame(i / 5.0).image());
      }
      writer.save(clip);
    }
  }

  @Test
  void scoresAllOfThemInHalfAGigabyte() throws Exception {
    for (int i = 0; i < BURSTS; i++) {
      assertThat(burst("-Xmx512m", "in-process")).isEqualTo("answers {SCORED=64}");
    }
  }

  @Test
  void answersAllOfThemInAQuarterOfAGigabyte() throws Exception {
    for (int i = 0; i < BURSTS; i++) {
      assertThat(burst("-Xmx256m", "in-process"))
          .matches("answers \\{((SCORED|OUT_OF_MEMORY)=\\d+(, )?)+}");
    }
  }

  @Test
  void answersAllOfThemInChildrenToo() throws Exception {
    for (int i = 0; i < BURSTS; i++) {
      assertThat(burst("-Xmx256m", "isolated"))
          .matches("answers \\{((SCORED|OUT_OF_MEMORY)=\\d+(, )?)+}");
    }
  }

  /** The last line of its output; a JVM that dies has none. */
  private String burst(String heap, String source) throws IOException, InterruptedException {
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-cp",
                System.getProperty("java.class.path"),
                Burst.class.getName(),
                clip.toString(),
                Integer.toString(SCANS),
                source)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .directory(folder.toFile())
            .start();
    int code = process.waitFor();
    List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);

    assertThat(code).as("%s", lines).isZero();
    return lines.get(lines.size() - 1);
  }
}
