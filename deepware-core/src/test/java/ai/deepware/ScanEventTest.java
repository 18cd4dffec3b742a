package ai.deepware;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees of scans in a recording. */
class ScanEventTest {
  @TempDir private Path folder;

  @Test
  void recordsEachScanWithItsOutcome() throws IOException {
    Scanner scanner = FakeVideo.scanner(new FakeVideo(10), 0.9).build();
    Scanner broken = FakeVideo.scanner(new FakeVideo(10), Double.NaN).build();
    try (Recording recording = new Recording()) {
      recording.enable("ai.deepware.Scan");
      recording.start();
      scanner.scan(Path.of("one.mp4"));
      try {
        broken.scan(Path.of("two.mp4"));
      } catch (ScanException e) {
        assertThat(e.file()).isEqualTo("two.mp4");
      }
      recording.stop();
      recording.dump(folder.resolve("scans.jfr"));
    }

    List<RecordedEvent> events = RecordingFile.readAllEvents(folder.resolve("scans.jfr"));

    assertThat(events).hasSize(2);
    assertThat(events.get(0).getString("file")).isEqualTo("one.mp4");
    assertThat(events.get(0).getString("verdict")).isEqualTo("FAKE");
    assertThat(events.get(0).getInt("faces")).isEqualTo(10);
    assertThat(events.get(0).getDuration()).isPositive();
    assertThat(events.get(1).getString("outcome")).isEqualTo("BAD_OUTPUT");
  }
}
