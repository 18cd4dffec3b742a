package ai.deepware.command.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FileNamesTest {
  @Test
  void makesPathsThatAreNamedAsTheyWereWritten() {
    assertThat(FileNames.name(FileNames.path("a/視 頻+%41.mp4"))).isEqualTo("a/視 頻+%41.mp4");
    assertThat(FileNames.name(FileNames.path("/a/b"))).isEqualTo("/a/b");
  }

  @Test
  void escapesWhatWouldTakeATerminalOver() {
    assertThat(FileNames.printable("a\nb\tc\r\u001b[31m\u202e\ud800"))
        .isEqualTo("a\\nb\\tc\\r\\u001b[31m\\u202e\\ud800");
  }

  @Test
  void leavesLettersOfAllLanguagesAlone() {
    assertThat(FileNames.printable("視頻 Ünï 🎬.mp4")).isEqualTo("視頻 Ünï 🎬.mp4");
  }

  @Test
  void namesTheRoot() {
    assertThat(FileNames.name(Path.of("/"))).isEqualTo("/");
  }
}
