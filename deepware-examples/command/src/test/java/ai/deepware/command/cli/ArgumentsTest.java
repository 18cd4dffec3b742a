package ai.deepware.command.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArgumentsTest {
  @Test
  void recoversWhatTheLocaleBroke() {
    byte[] commandLine = "java\0-jar\0deepware.jar\0scan\0視.mp4\0".getBytes(UTF_8);

    assertThat(Arguments.recover(new String[] {"scan", "\uFFFD\uFFFD\uFFFD.mp4"}, commandLine))
        .containsExactly("scan", "視.mp4");
  }

  @Test
  void leavesBytesThatAreNoUtf8AsTheyAre() {
    byte[] commandLine = {'j', 0, (byte) 0xFF, 0};

    assertThat(Arguments.recover(new String[] {"\uFFFD"}, commandLine)).containsExactly("\uFFFD");
  }

  @Test
  void leavesArgumentsAloneThatAreNotBroken() {
    String[] given = {"scan", "視.mp4"};

    assertThat(Arguments.recover(given)).isSameAs(given);
  }
}
