package ai.deepware.command.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

class TerminalTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Terminal terminal = new Terminal(out, err, false, 80);

  @Test
  void obeysNothingOfWhatIsPrinted() {
    terminal.print("a\u001b]0;title\u0007\u009b2J\u202e\nb\n");

    assertThat(out.toString(UTF_8)).isEqualTo("a\\u001b]0;title\\u0007\\u009b2J\\u202e\nb\n");
  }

  @Test
  void obeysNothingOfAStackTrace() {
    terminal.trace(new IllegalStateException("a\u001b[2J\r"));

    assertThat(err.toString(UTF_8))
        .startsWith("java.lang.IllegalStateException: a\\u001b[2J\\r\n    at ");
  }
}
