package ai.deepware.command.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.command.cli.Commands;
import ai.deepware.command.cli.ExitCode;
import ai.deepware.command.cli.Terminal;
import ai.deepware.model.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DownloadCommandTest {
  private static final String PATH = "/models/net.pt";
  private static final Duration IDLE = Duration.ofSeconds(30);

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final byte[] content = new byte[300_000];
  private final Properties catalogue = new Properties();
  private ProxySelector proxies = HttpClient.Builder.NO_PROXY;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  private FileServer server;

  @BeforeEach
  void startServer() throws IOException {
    new Random(1).nextBytes(content);
    server = new FileServer().serve(PATH, content);
    catalogue.setProperty("net.file", "net.pt");
    catalogue.setProperty("net.url", server.address(PATH).toString());
    catalogue.setProperty("net.licence", "BSD-2-Clause");
    catalogue.setProperty("net.sha256", sha256(content));
    catalogue.setProperty("net.import", "--head linear");
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  private String sha256(byte[] bytes) throws IOException {
    return Sha256.of(Files.write(folder.resolve("sum"), bytes));
  }

  private int download(String... arguments) {
    Terminal terminal = new Terminal(out, err, false, 80);
    HttpClient client =
        HttpClient.newBuilder().proxy(proxies).followRedirects(HttpClient.Redirect.NORMAL).build();
    CommandLine command =
        new CommandLine(new DownloadCommand(terminal, new Catalogue(catalogue), client, IDLE));
    List<String> all = new ArrayList<>(List.of("--cache", folder.resolve("cache").toString()));
    all.addAll(Arrays.asList(arguments));
    return Commands.configure(command, terminal).execute(all.toArray(String[]::new));
  }

  private Path file() {
    return folder.resolve("cache").resolve("models").resolve("net").resolve("net.pt");
  }

  private Path part() {
    return file().resolveSibling("net.pt.part");
  }

  private String errors() {
    return err.toString(UTF_8);
  }

  private void assertDownloaded() {
    assertThat(file()).hasBinaryContent(content);
    assertThat(part()).doesNotExist();
    assertThat(errors()).isEmpty();
  }

  @Test
  void fetchesAFileOnceAndSaysWhatIsNext() {
    assertThat(download("net")).isEqualTo(ExitCode.DONE);

    assertDownloaded();
    assertThat(out.toString(UTF_8))
        .isEqualTo(file() + "\n  next: deepware import " + file() + " --head linear\n");
    assertThat(download("net")).isEqualTo(ExitCode.DONE);
    assertThat(server.requests()).containsExactly(PATH);
  }

  @Test
  void goesOnWhereTheConnectionBroke() {
    server.cutOff = 120_000;

    assertThat(download("net")).isEqualTo(ExitCode.DONE);

    assertDownloaded();
    assertThat(server.requests()).hasSizeBetween(3, 20).first().isEqualTo(PATH);
    assertThat(server.requests().subList(1, server.requests().size()))
        .allMatch(request -> request.startsWith(PATH + " bytes="));
  }

  @Test
  void goesOnWhereAnEarlierRunEnded() throws IOException {
    Files.createDirectories(part().getParent());
    Files.write(part(), Arrays.copyOf(content, 100_000));

    assertThat(download("net")).isEqualTo(ExitCode.DONE);

    assertDownloaded();
    assertThat(server.requests()).containsExactly(PATH + " bytes=100000-");
  }

  @Test
  void startsAnewWhereTheServerKnowsNoRanges() throws IOException {
    server.ignoresRanges = true;
    Files.createDirectories(part().getParent());
    Files.write(part(), new byte[100_000]);

    assertThat(download("net")).isEqualTo(ExitCode.DONE);
    assertDownloaded();
  }

  @Test
  void startsAnewWhereThereIsMoreThanTheFileHas() throws IOException {
    Files.createDirectories(part().getParent());
    Files.write(part(), new byte[400_000]);

    assertThat(download("net")).isEqualTo(ExitCode.DONE);
    assertDownloaded();
  }

  @Test
  void keepsWhatItHasWhenTheServerIsGone() throws IOException {
    Files.createDirectories(part().getParent());
    Files.write(part(), Arrays.copyOf(content, 1000));
    server.close();

    assertThat(download("net")).isEqualTo(ExitCode.FAILED);

    assertThat(errors())
        .contains("net.pt cannot be fetched from http://127.0.0.1", "no connection", "1000 bytes");
    assertThat(part()).hasSize(1000);
    assertThat(file()).doesNotExist();
  }

  @Test
  void deletesAFileWithAnotherChecksum() {
    server.serve(PATH, new byte[10]);

    assertThat(download("net")).isEqualTo(ExitCode.FAILED);

    assertThat(errors()).contains("has SHA-256 01d448af", "was deleted");
    assertThat(file()).doesNotExist();
    assertThat(part()).doesNotExist();
  }

  @Test
  void replacesADamagedFileOfTheCache() throws IOException {
    Files.createDirectories(file().getParent());
    Files.write(file(), new byte[7]);

    assertThat(download("net")).isEqualTo(ExitCode.DONE);
    assertDownloaded();
  }

  @Test
  void refusesAFileOfAnotherSizeBeforeItIsFetched() {
    catalogue.setProperty("net.bytes", "299999");

    assertThat(download("net")).isEqualTo(ExitCode.FAILED);
    assertThat(errors()).contains("would have 300000 bytes, not 299999");
  }

  @Test
  void namesTheAddressThatHasNoFile() {
    String address = server.address("/missing").toString();
    catalogue.setProperty("net.url", address);

    assertThat(download("net")).isEqualTo(ExitCode.FAILED);
    assertThat(errors()).contains(address + " answered with status 404");
  }

  @Test
  void followsRedirects() {
    server.redirect("/latest", PATH);
    catalogue.setProperty("net.url", server.address("/latest").toString());

    assertThat(download("net")).isEqualTo(ExitCode.DONE);
    assertDownloaded();
  }

  @Test
  void asksForAChecksumThatIsNotKnown() throws IOException {
    catalogue.remove("net.sha256");

    assertThat(download("net")).isEqualTo(ExitCode.USAGE);
    assertThat(errors()).contains("checksum of net is not known here", "--sha256");
    assertThat(server.requests()).isEmpty();

    err.reset();
    assertThat(download("net", "--sha256", sha256(content).toUpperCase(Locale.ROOT)))
        .isEqualTo(ExitCode.DONE);
    assertDownloaded();
  }

  @Test
  void asksForAnAddressThatIsNotKnown() {
    catalogue.remove("net.url");
    catalogue.setProperty("net.page", "https://example.org/net");

    assertThat(download("net")).isEqualTo(ExitCode.USAGE);
    assertThat(errors()).contains("https://example.org/net", "--url");

    err.reset();
    assertThat(download("net", "--url", server.address(PATH).toString())).isEqualTo(ExitCode.DONE);
    assertDownloaded();
  }

  @Test
  void refusesAWrongChecksumOrAddressOrNameAtOnce() {
    assertThat(download("net", "--sha256", "0".repeat(64))).isEqualTo(ExitCode.USAGE);
    assertThat(download("net", "--sha256", "0")).isEqualTo(ExitCode.USAGE);
    assertThat(download("net", "--url", "file:///etc/passwd")).isEqualTo(ExitCode.USAGE);
    assertThat(download("other")).isEqualTo(ExitCode.USAGE);
    assertThat(download()).isEqualTo(ExitCode.USAGE);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void refusesASecondDownloadOfTheSameFile() throws IOException {
    Files.createDirectories(part().getParent());
    try (FileChannel other =
            FileChannel.open(part(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = other.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThat(download("net")).isEqualTo(ExitCode.FAILED);
    }
    assertThat(errors()).contains("another download to " + part() + " is under way");
  }

  @Test
  void goesThroughTheProxyOfTheEnvironment() {
    catalogue.setProperty("net.url", "http://models.example" + PATH);
    proxies =
        new ProxyVariables(
            Map.of("HTTP_PROXY", "127.0.0.1:" + server.port()), ProxySelector.of(null));

    assertThat(download("net")).isEqualTo(ExitCode.DONE);
    assertDownloaded();
    assertThat(server.requests()).containsExactly(PATH);
  }

  @Test
  void listsWhatCanBeDownloaded() {
    catalogue.setProperty("other.file", "other.pt");
    catalogue.setProperty("other.page", "https://example.org/other");

    assertThat(download("--list")).isEqualTo(ExitCode.DONE);

    assertThat(out.toString(UTF_8))
        .contains("net: net.pt", "licence  BSD-2-Clause", catalogue.getProperty("net.sha256"))
        .contains("other: other.pt", "not known, see https://example.org/other")
        .contains("not known: --sha256 is needed");
    assertThat(server.requests()).isEmpty();
  }
}
