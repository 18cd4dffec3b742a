package ai.deepware.command.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InnerPathTest {
  private static final Path ROOT = Path.of("set");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "a/..",
        "../a",
        "a/../../b",
        "..\\a",
        "a\\..\\..\\b",
        "/etc/passwd",
        "\\\\server\\share",
        "C:\\a",
        "c:a",
        "nul",
        "a/Con.mp4",
        "COM1 .txt",
      })
  void refusesWhatLeadsOut(String name) {
    assertThatThrownBy(() -> InnerPath.resolve(ROOT, name))
        .isInstanceOf(SetupException.class)
        .hasMessage(name + ": leads out of set");
  }

  @ParameterizedTest
  @CsvSource({
    "a.mp4, a.mp4",
    "a/./b//c.mp4, a/b/c.mp4",
    "a\\b.mp4, a/b.mp4",
    "a/../b.mp4, b.mp4",
    "..a.mp4, ..a.mp4",
    "12:30.mp4, 12:30.mp4",
    "console.mp4, console.mp4",
  })
  void simplifiesWhatStaysInside(String name, String path) {
    assertThat(InnerPath.of(name)).contains(path);
    assertThat(InnerPath.resolve(ROOT, name)).isEqualTo(ROOT.resolve(path));
  }

  @Test
  void refusesWhatNoFileCanBeCalled() {
    assertThatThrownBy(() -> InnerPath.resolve(ROOT, "a\0b"))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("no file can have the name");
  }
}
