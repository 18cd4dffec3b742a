package ai.deepware.command.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class ConfigFileTest {
  @Command(name = "deepware")
  static final class Root {}

  @Command(name = "scan")
  static final class Scan implements Runnable {
    @Option(names = "--fps", defaultValue = "1")
    double fps;

    @Option(names = {"-o", "--output"})
    @Nullable Path output;

    @Option(names = "--json")
    boolean json;

    @Override
    public void run() {}
  }

  @TempDir private Path folder;
  private final Scan scan = new Scan();
  private final CommandLine root = new CommandLine(new Root()).addSubcommand(scan);

  private void apply(String content) throws IOException {
    ConfigFile.apply(root, Files.writeString(folder.resolve("deepware.properties"), content));
  }

  @Test
  void givesOptionsTheirValues() throws IOException {
    apply("scan.fps = 4\nscan.output = 視.jsonl\nscan.json = true\n");

    root.execute("scan");

    assertThat(scan.fps).isEqualTo(4);
    assertThat(scan.output).isEqualTo(Path.of("視.jsonl"));
    assertThat(scan.json).isTrue();
  }

  @Test
  void givesWayToTheCommandLine() throws IOException {
    apply("scan.fps = 4\n");

    root.execute("scan", "--fps", "2");

    assertThat(scan.fps).isEqualTo(2);
    assertThat(scan.json).isFalse();
  }

  @Test
  void namesWhatNoOptionIsCalled() {
    assertThatThrownBy(() -> apply("scan.fsp = 4\n"))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("deepware.properties: no option is called scan.fsp");
    assertThatThrownBy(() -> apply("fps = 4\n")).hasMessageContaining("called fps");
    assertThatThrownBy(() -> apply("scam.fps = 4\n")).hasMessageContaining("called scam.fps");
  }

  @Test
  void mustBeThereAndReadable() {
    assertThatThrownBy(() -> ConfigFile.apply(root, folder.resolve("none")))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("none: cannot be read");
    assertThatThrownBy(() -> apply("scan.fps = \\u00zz"))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("cannot be read");
  }
}
