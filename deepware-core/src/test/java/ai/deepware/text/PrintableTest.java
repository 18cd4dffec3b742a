package ai.deepware.text;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.ModelException;
import ai.deepware.ScanException;
import ai.deepware.ScanException.Reason;
import ai.deepware.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTest {
  /** Left: code points in hexadecimal. */
  @ParameterizedTest
  @CsvSource({
    "1b, \\u001b", // Escape, alone or as the start of a sequence.
    "9b, \\u009b", // The same in one character.
    "7f, \\u007f",
    "d, \\r",
    "a, \\n",
    "9, \\t",
    "2028, \\u2028",
    "202e, \\u202e", // From right to left.
    "2066, \\u2066",
    "e0041, \\udb40\\udc41",
  })
  void escapesWhatATerminalObeys(String codePoint, String escaped) {
    String text = "a" + Character.toString(Integer.parseInt(codePoint, 16)) + "b";

    assertThat(Printable.line(text)).isEqualTo("a" + escaped + "b");
  }

  @Test
  void escapesHalfACharacter() {
    assertThat(Printable.line("a\ud83d")).isEqualTo("a\\ud83d");
  }

  @Test
  void leavesLettersOfAllScripts() {
    String text = "C:\\Ünï \"視頻\" مرحبا 😀 \\u001b";

    assertThat(Printable.line(text)).isSameAs(text);
  }

  @Test
  void keepsTheLinesOfATextOfSeveral() {
    assertThat(Printable.lines("a\nb\r\u001b[2J\n")).isEqualTo("a\nb\\r\\u001b[2J\n");
  }

  @Test
  void forgesNoLineOfALogWithTheMessageOfAnError() {
    ScanException e =
        new ScanException("a\n1.mp4", Step.DECODE, Reason.DAMAGED, "is\u001b[2J damaged");

    assertThat(e).hasMessage("a\\n1.mp4: DECODE: is\\u001b[2J damaged");
    assertThat(e.file()).isEqualTo("a\n1.mp4");
    assertThat(e.detail()).isEqualTo("is\u001b[2J damaged");
    assertThat(new ModelException("m\n.onnx", "is \u009b"))
        .hasMessage("model m\\n.onnx: is \\u009b");
  }
}
