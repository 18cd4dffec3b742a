package ai.deepware.command.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.deepware.command.cli.SetupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {
  @TempDir Path folder;

  private Path table(String text) throws IOException {
    return Files.writeString(folder.resolve("t.csv"), text);
  }

  private <T> List<T> read(String text, Function<CsvRow, T> parse) throws IOException {
    return CsvTable.read(table(text), List.of("file", "label"), parse);
  }

  @Test
  void readsColumnsInAnyOrderWithQuotesBlanksAndByteOrderMark() throws IOException {
    String text = "\uFEFFlabel,note,file\r\nFake,\"a, \"\"b\"\"\nc\", 視.mp4 \n0,,b\n";

    assertThat(read(text, row -> row.text("file") + row.fake("label") + row.find("note")))
        .containsExactly("視.mp4trueOptional[a, \"b\"\nc]", "bfalseOptional.empty");
    assertThat(read("file,label\na,1", row -> row.find("original").isEmpty())).containsOnly(true);
  }

  @Test
  void readsNumbers() throws IOException {
    assertThat(read("file,label\n1e-3,-7\n", row -> row.number("file") + row.whole("label")))
        .containsExactly(-6.999);
  }

  @Test
  void errorsNameFileLineAndWhatIsWrong() throws IOException {
    assertThatThrownBy(() -> read("file,kind\na,b\n", row -> 0))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("t.csv: needs a column 'label'; it has file, kind");
    assertThatThrownBy(() -> read("file,label\na,real\nb,maybe\n", row -> row.fake("label")))
        .hasMessageContaining("t.csv, line 3: label must be real or fake, not maybe");
    assertThatThrownBy(() -> read("file,label\nx,\n", row -> row.text("label")))
        .hasMessageContaining("t.csv, line 2: has no label");
    assertThatThrownBy(() -> read("file,label\nNaN,x\n", row -> row.number("file")))
        .hasMessageContaining("file is no number: NaN");
    assertThatThrownBy(() -> read("file,label\n1.5,x\n", row -> row.whole("file")))
        .hasMessageContaining("file is no whole number: 1.5");
    assertThatThrownBy(() -> read("file,label\na\n", row -> 0))
        .hasMessageContaining("t.csv, line 2: has 1 fields for 2 columns");
    assertThatThrownBy(() -> read("file,label\na,real,x\n", row -> 0))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("t.csv");
    assertThatThrownBy(() -> read("file,label\n\"a,b\n", row -> 0))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("t.csv: is no CSV table");
    assertThatThrownBy(() -> read("", row -> 0)).hasMessageContaining("t.csv: holds no row");
    assertThatThrownBy(() -> CsvTable.read(folder.resolve("none.csv"), List.of(), row -> 0))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("none.csv: cannot be read");
  }

  @Test
  void readsWhatItWrote() throws IOException {
    Path file = folder.resolve("t.csv");
    try (CsvOutput output = CsvOutput.open(file, List.of("file", "label", "n"))) {
      output.row("a,\"b\"\n", "real", 1.5);
      output.row("c", null, 2);
      output.commit();
    }

    assertThat(Files.readString(file))
        .isEqualTo("file,label,n\n\"a,\"\"b\"\"\n\",real,1.5\nc,,2\n");
    assertThat(CsvTable.read(file, List.of("n"), row -> row.find("label").isPresent()))
        .containsExactly(true, false);
  }

  @Test
  void leavesTheFileAsItWasWithoutACommit() throws IOException {
    Path file = table("old");
    try (CsvOutput output = CsvOutput.open(file, List.of("a"))) {
      output.row(1);
      assertThatIllegalArgumentException().isThrownBy(() -> output.row(1, 2));
    }

    assertThat(Files.readString(file)).isEqualTo("old");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }
}
