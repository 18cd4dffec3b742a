package ai.deepware.command.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.command.cli.Commands;
import ai.deepware.command.cli.Terminal;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ModelsCommandIT {
  @Test
  void showsTheLevelsOfPredictorsAlone(@TempDir Path empty) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal = new Terminal(out, err, false, 80);
    CommandLine command =
        Commands.configure(new CommandLine(new ModelsCommand(terminal)), terminal);

    assertThat(command.execute()).isZero();
    String shown = out.toString(UTF_8);
    assertThat(shown.lines().filter(line -> line.startsWith("  thresholds")))
        .hasSize((int) shown.lines().filter(line -> line.contains(": predictor")).count())
        .allMatch(line -> line.matches("  thresholds +(-|0\\.\\d+,0\\.\\d+)"));
    assertThat(command.execute(empty.toString())).isEqualTo(2);
  }
}
