package ai.deepware.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.command.cli.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class HelpTest {
  private static Stream<List<String>> commands(CommandLine command, List<String> path) {
    return Stream.concat(
        Stream.of(path),
        command.getSubcommands().entrySet().stream()
            .flatMap(
                entry ->
                    commands(
                        entry.getValue(),
                        Stream.concat(path.stream(), Stream.of(entry.getKey())).toList())));
  }

  @Test
  void listsTheCommandsWhereNoneIsGiven() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    CommandLine root = Deepware.commandLine(new Terminal(out, err, false, 80));

    assertThat(root.execute()).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("Missing required subcommand", "Usage:", "calibrate");
    assertThat(root.execute("help")).isZero();
    assertThat(out.toString(UTF_8)).contains("Usage: deepware", "calibrate");
    assertThat(root.execute("help", "scan")).isZero();
    assertThat(out.toString(UTF_8)).contains("--fail-on-fake");
  }

  /** Picocli warns on standard error where a text cannot be formatted, such as one with "5 %". */
  @Test
  void isPrintedByEveryCommandWithoutWarnings() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(err, true, UTF_8));
    try {
      CommandLine root = Deepware.commandLine(new Terminal(out, err, false, 80));
      for (List<String> path : commands(root, List.of()).toList()) {
        out.reset();
        int code =
            root.execute(Stream.concat(path.stream(), Stream.of("--help")).toArray(String[]::new));

        assertThat(code).as("%s", path).isZero();
        assertThat(out.toString(UTF_8)).contains("Usage: deepware");
      }
    } finally {
      System.setErr(before);
    }
    assertThat(err.toString(UTF_8)).isEmpty();
  }
}
