package ai.deepware.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.command.cli.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeepwareTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int execute(@Nullable String config, String... arguments) {
    return Deepware.execute(new Terminal(out, err, false, 80), config, arguments);
  }

  @Test
  void printsWhatCompletesItsCommandsAndOptions() {
    assertThat(execute(null, "completion")).isZero();
    assertThat(out.toString(UTF_8)).contains("--fail-on-fake").contains("robustness");
  }

  @Test
  void takesDefaultsFromAFile() throws IOException {
    Path config = Files.writeString(folder.resolve("config"), "scan.timeout = soon\n");

    assertThat(execute(config.toString(), "scan", "clip.mp4")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("--timeout").contains("soon");
  }

  @Test
  void doesNotStartWithAFileOfDefaultsThatIsWrong() {
    assertThat(execute(folder.resolve("none").toString(), "--version")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("$DEEPWARE_CONFIG", "none: cannot be read");
  }
}
