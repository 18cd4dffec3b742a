package ai.deepware.command.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OwnProcessTest {
  @TempDir private Path folder = Path.of(".");

  private File errors() {
    return folder.resolve("errors.txt").toFile();
  }

  private Process start(List<String> before, Class<?> program, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(errors()).start();
  }

  @Test
  void saysThatItWasToldToEndWhileNetworksAreOpened() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self")), "no signals");
    Process process = start(List.of(), OwnProcess.class, "a.mp4");
    try {
      BufferedReader out =
          new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
      assertThat(out.readLine()).isEqualTo("opening");
      process.destroy();
      process.waitFor();

      assertThat(errors())
          .content(UTF_8)
          .isEqualTo("deepware: cancelled, as the process was told to end\n");
    } finally {
      process.destroyForcibly();
    }
  }

  /** The JVM's own file is in the place of standard input then. */
  @Test
  void saysThatStandardInputIsClosed() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/fd/0")), "no /proc");
    Process process = start(List.of("sh", "-c", "exec \"$0\" \"$@\" <&-"), OwnProcess.Input.class);

    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8).strip())
        .isEqualTo("standard input is closed");
  }
}
