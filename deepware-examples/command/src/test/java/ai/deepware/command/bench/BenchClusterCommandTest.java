package ai.deepware.command.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.command.cli.Terminal;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchClusterCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private int run(String... arguments) {
    Terminal terminal = new Terminal(out, out, false, 80);
    return new CommandLine(new BenchClusterCommand(terminal)).execute(arguments);
  }

  @Test
  void findsEveryPersonAndPrintsRatios() {
    assertThat(run("600", "--people", "7", "--length", "32")).isZero();

    assertThat(out.toString(UTF_8))
        .contains("600 faces of 32 numbers: 7 persons in ")
        .containsPattern("plain loop over all pairs: \\d+\\.\\d+ s, ratio \\d+\\.\\d+")
        .containsPattern("heap at most \\d+ MB");
  }

  @Test
  void refusesNumbersBelowOne() {
    assertThat(run("600", "--people", "0")).isEqualTo(2);
  }
}
