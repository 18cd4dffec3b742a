package ai.deepware.command.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulasTest {
  @TempDir Path folder;

  private Path written(Object... values) throws IOException {
    Path file = folder.resolve("t.csv");
    try (CsvOutput output = CsvOutput.open(file, List.of("file"))) {
      for (Object value : values) {
        output.row(value);
      }
      output.commit();
    }
    return file;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=HYPERLINK(\"http://x\")",
        "+cmd|' /C calc'!A0",
        "-a.mp4",
        "@SUM(A1)",
        "\ta",
        "\ra",
        "'=a"
      })
  void aTextThatLooksLikeAFormulaHasAnApostropheInFront(String name) throws IOException {
    Path file = written(name);

    assertThat(Files.readString(file)).matches("(?s)file\n\"?'.*");
    assertThat(CsvTable.read(file, List.of("file"), row -> row.text("file"))).containsExactly(name);
  }

  @Test
  void numbersAndOtherTextsStayAsTheyAre() throws IOException {
    assertThat(Files.readString(written(-0.5, "-0.5", "+1", -1e-7, "'a'", "a=b", "x.mp4")))
        .isEqualTo("file\n-0.5\n-0.5\n+1\n-1.0E-7\n'a'\na=b\nx.mp4\n");
  }
}
