package ai.deepware.command;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.command.cli.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Keeps the README true: its programs are the samples, which are compiled and run by tests. */
class ReadmeTest {
  private static final Path ROOT = Path.of(System.getProperty("deepware.root", "../.."));
  private static final Path EXAMPLES = ROOT.resolve("deepware-examples");
  private static final String COMMAND = "deepware-examples/command/README.md";
  private static final List<String> PAGES =
      List.of("README.md", "deepware-core/README.md", COMMAND);
  private static final Pattern LINK = Pattern.compile("\\[[^]]+]\\(([^)#]*)(#[^)]*)?\\)");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String withoutIndentation(String code) {
    return code.lines().map(String::strip).collect(Collectors.joining("\n"));
  }

  @Test
  void everyProgramInItStandsInASample() throws IOException {
    List<String> samples;
    try (Stream<Path> files = Files.walk(EXAMPLES)) {
      samples =
          files
              .filter(file -> file.toString().replace('\\', '/').matches(".*/samples/\\w+\\.java"))
              .map(file -> withoutIndentation(read(file)))
              .toList();
    }
    List<String> programs =
        PAGES.stream()
            .flatMap(page -> JAVA.matcher(read(ROOT.resolve(page))).results())
            .map(block -> block.group(1))
            .toList();

    assertThat(programs).hasSizeGreaterThanOrEqualTo(6);
    assertThat(programs)
        .allSatisfy(
            program ->
                assertThat(samples)
                    .anyMatch(sample -> sample.contains(withoutIndentation(program))));
  }

  @Test
  void namesEveryOptionOfScan() {
    OutputStream nowhere = OutputStream.nullOutputStream();
    CommandLine root = Deepware.commandLine(new Terminal(nowhere, nowhere, false, 80));
    CommandLine scan = Objects.requireNonNull(root.getSubcommands().get("scan"));
    List<String> options =
        scan.getCommandSpec().options().stream().map(OptionSpec::longestName).toList();

    assertThat(options).isNotEmpty();
    assertThat(read(ROOT.resolve(COMMAND))).contains(options);
  }

  @Test
  void leadsToPagesThatAreThere() {
    for (String page : PAGES) {
      Path file = ROOT.resolve(page);
      LINK.matcher(read(file))
          .results()
          .filter(link -> !link.group(1).isEmpty())
          .forEach(link -> assertThat(file.resolveSibling(link.group(1))).exists());
    }
  }

  /** Which takes them from here. */
  @Test
  void beginsWithTheTwoCommandsThatContinuousIntegrationRuns() {
    List<String> commands =
        Pattern.compile("```sh\n(.*?)\n```", Pattern.DOTALL)
            .matcher(read(ROOT.resolve("README.md")))
            .results()
            .map(block -> block.group(1))
            .toList();

    assertThat(commands.get(0)).startsWith("mvn ").endsWith("deepware.jar demo");
    assertThat(commands.get(1)).isEqualTo("mvn -B verify");
    assertThat(read(ROOT.resolve(".ci/run")))
        .contains("$(command_of_readme 1)", "$(command_of_readme 2)");
  }
}
