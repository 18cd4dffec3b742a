package ai.deepware.command.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.command.cli.CacheFolder;
import ai.deepware.command.cli.Commands;
import ai.deepware.command.cli.ExitCode;
import ai.deepware.command.cli.Terminal;
import ai.deepware.convert.FormulaCheckpoint;
import ai.deepware.convert.SafetensorsFile;
import ai.deepware.model.Sha256;
import ai.deepware.onnx.MetadataKeys;
import ai.deepware.onnx.ModelSummary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A set of networks from a server on this machine: weights from a formula, in a true format. */
class InstallCommandTest {
  private static final String PATH = "/b0.safetensors";

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Properties catalogue = new Properties();
  private final Properties sets = new Properties();
  private final List<String> asked = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // Set before each test.
  private FileServer server;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  private String sha256;

  @BeforeEach
  void publish() throws IOException {
    Path checkpoint =
        SafetensorsFile.write(
            folder.resolve("b0.safetensors"),
            new FormulaCheckpoint("efficientnet-b0", "").tensors());
    sha256 = Sha256.of(checkpoint);
    server = new FileServer().serve(PATH, Files.readAllBytes(checkpoint));
    add("known", "--name predictor-1");
    catalogue.setProperty("known.sha256", sha256);
    catalogue.setProperty("known.bytes", String.valueOf(Files.size(checkpoint)));
    add("unknown", "--name predictor-2");
    sets.setProperty("pair.members", "known unknown");
    sets.setProperty("pair.about", "two of a kind");
    sets.setProperty("one.members", "known");
  }

  private void add(String name, String options) {
    catalogue.setProperty(name + ".file", "b0.safetensors");
    catalogue.setProperty(name + ".url", server.address(PATH).toString());
    catalogue.setProperty(name + ".licence", "MIT");
    catalogue.setProperty(name + ".import", options);
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  private int install(@Nullable Predicate<String> answer, String... arguments) {
    Terminal terminal = new Terminal(out, err, false, 80);
    Predicate<String> heard =
        answer == null
            ? null
            : question -> {
              asked.add(question);
              return answer.test(question);
            };
    CommandLine command =
        new CommandLine(
            new InstallCommand(
                terminal,
                new ModelSets(sets, new Catalogue(catalogue)),
                HttpClient.newHttpClient(),
                Duration.ofSeconds(30),
                heard));
    List<String> all = new ArrayList<>(List.of("--cache", folder.resolve("cache").toString()));
    all.addAll(Arrays.asList(arguments));
    return Commands.configure(command, terminal).execute(all.toArray(String[]::new));
  }

  private Path set(String name) {
    return CacheFolder.ofSet(folder.resolve("cache"), name);
  }

  private String said() {
    return out.toString(UTF_8);
  }

  @Test
  void isFetchedCheckedImportedAndFoundByItsName() {
    assertThat(install(question -> true, "pair")).isEqualTo(ExitCode.DONE);

    assertThat(said())
        .contains(
            "two of a kind",
            "  known  16.2 MB  MIT",
            "  unknown  16.2 MB  MIT",
            "to fetch: 32.5 MB")
        .contains("2 networks are ready: deepware scan --models pair");
    assertThat(asked).hasSize(2).last().asString().contains(sha256, "Trust it");
    assertThat(ModelSummary.ofDirectory(set("pair")))
        .hasSize(2)
        .allSatisfy(
            network -> {
              assertThat(network.metadata().text(MetadataKeys.ROLE)).contains("predictor");
              assertThat(network.metadata().text(MetadataKeys.LICENSE)).contains("MIT");
              assertThat(network.metadata().text(MetadataKeys.SOURCE))
                  .contains(server.address(PATH).toString());
            });
  }

  @Test
  void whatIsThereIsNotFetchedAgainAndTheChecksumIsRemembered() throws IOException {
    install(question -> true, "pair");
    Files.delete(set("pair").resolve("predictor-2.onnx"));
    server.close();

    assertThat(install(question -> !question.contains("Trust"), "pair")).isEqualTo(ExitCode.DONE);

    assertThat(said())
        .contains("known: there already", "unknown: installed", "and 1 files of unknown size");
    assertThat(asked).hasSize(3);
  }

  @Test
  void nothingIsFetchedWithoutConsent() {
    assertThat(install(question -> false, "pair")).isEqualTo(ExitCode.FAILED);
    assertThat(install(null, "pair")).isEqualTo(ExitCode.USAGE);

    assertThat(folder.resolve("cache")).doesNotExist();
    assertThat(err.toString(UTF_8)).contains("--yes starts at once");
  }

  @Test
  void aFileThatNobodyVouchesForIsNotImported() {
    assertThat(install(question -> !question.contains("Trust"), "pair")).isEqualTo(ExitCode.FAILED);
    assertThat(install(null, "--yes", "pair")).isEqualTo(ExitCode.FAILED);

    assertThat(err.toString(UTF_8)).contains("unknown: b0.safetensors has SHA-256 " + sha256);
    assertThat(set("pair").resolve("predictor-1.onnx")).exists();
    assertThat(set("pair").resolve("predictor-2.onnx")).doesNotExist();
  }

  @Test
  void aStatedChecksumNeedsNoQuestion() {
    assertThat(install(null, "--yes", "--sha256", "unknown=" + sha256, "pair"))
        .isEqualTo(ExitCode.DONE);
    assertThat(install(null, "--yes", "--sha256", "unknown=12", "pair")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void anotherFileThanStatedIsRefused() {
    assertThat(install(null, "--yes", "--sha256", "unknown=" + "0".repeat(64), "pair"))
        .isEqualTo(ExitCode.FAILED);

    assertThat(err.toString(UTF_8)).contains("it is not the file that it should be");
  }

  @Test
  void aFileThatIsNoCheckpointIsNamed() throws IOException {
    byte[] text = "no checkpoint".getBytes(UTF_8);
    server.serve(PATH, text);
    catalogue.setProperty("known.sha256", Sha256.of(Files.write(folder.resolve("text"), text)));

    assertThat(install(question -> true, "one")).isEqualTo(ExitCode.FAILED);

    assertThat(err.toString(UTF_8)).startsWith("deepware: known: ").contains("b0.safetensors");
  }

  @Test
  void listsSetsAndKnowsNoOther() {
    assertThat(install(null, "--list")).isEqualTo(ExitCode.DONE);
    assertThat(install(null, "nothing")).isEqualTo(ExitCode.USAGE);

    assertThat(said()).contains("pair: two of a kind");
    assertThat(err.toString(UTF_8)).contains("'nothing' is no set");
  }

  @Test
  void theStandardSetsAreMadeOfWhatTheCatalogueHas() {
    assertThat(ModelSets.standard().all())
        .extracting(ModelSet::name)
        .containsExactly("gend", "reference");
    assertThat(ModelSets.standard().find("reference").orElseThrow().members())
        .hasSize(9)
        .allSatisfy(
            member -> {
              assertThat(member.address()).isPresent();
              assertThat(member.importOptions()).isPresent();
            });
  }
}
