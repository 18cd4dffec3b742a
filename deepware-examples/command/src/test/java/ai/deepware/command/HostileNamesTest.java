package ai.deepware.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.command.cli.Terminal;
import ai.deepware.text.Printable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file's name takes no terminal over, whatever command it is given to. */
class HostileNamesTest {
  private static final String NAME = "a\u001b[2J\r\u009b\u202eb.mp4";

  @TempDir Path folder;

  /** FILE exists and is nonsense, NONE does not exist. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "scan --verbose --models NONE FILE",
        "scan --verbose --output NONE/a FILE",
        "scan --list NONE",
        "scan --NONE FILE",
        "evaluate --verbose NONE",
        "evaluate --verbose FILE",
        "evaluate --scores FILE",
        "calibrate --verbose NONE",
        "robustness --verbose --ffmpeg NONE FILE",
        "models NONE",
        "models --verbose DIR",
        "models download NONE",
        "extract --verbose --output FILE NONE",
        "identities --output NONE FILE",
        "split --output NONE FILE",
        "sample --output NONE --faces NONE --draws 9 FILE",
        "import --verbose FILE",
        "import NONE",
        "bench --verbose --models NONE FILE",
        "bench decode NONE"
      })
  void isPrinted(String command) throws IOException {
    Path hostile = Files.createDirectory(folder.resolve("d" + NAME));
    Path file = Files.writeString(hostile.resolve(NAME), "no\u001bvideo");
    String network = "predictor" + NAME.replace(".mp4", ".onnx");
    Files.writeString(hostile.resolve(network), "no model");
    Properties described = new Properties();
    described.setProperty("predictor.file", network);
    try (Writer out = Files.newBufferedWriter(hostile.resolve("models.properties"))) {
      described.store(out, null);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] arguments =
        Arrays.stream(command.split(" "))
            .map(word -> word.replace("FILE", file.toString()))
            .map(word -> word.replace("DIR", hostile.toString()))
            .map(word -> word.replace("NONE", folder.resolve("none" + NAME).toString()))
            .toArray(String[]::new);

    int code = Deepware.commandLine(new Terminal(out, err, true, 200)).execute(arguments);

    assertThat(code).isNotZero();
    String printed = out.toString(UTF_8) + err.toString(UTF_8).replace("\r\u001b[K", "");
    assertThat(printed).contains("\\u001b");
    assertThat(printed.codePoints().filter(c -> c != '\n' && Printable.isControl(c))).isEmpty();
  }
}
