package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.deepware.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class QuickStartTest {
  @Test
  void scansAVideoFromTheArtifactsAlone() {
    String shared = System.getenv().getOrDefault("DEEPWARE_SHARED", "../../../shared");
    Path video = Path.of(shared, "videos", "people", "one-person-a.mp4");
    assumeTrue(Files.exists(video), () -> "test material is absent: " + video);

    assertEquals(Outcome.SCORED, QuickStart.scan(video).outcome());
  }
}
