package ai.deepware.command.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.command.cli.Commands;
import ai.deepware.command.cli.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What is no file: standard input, pipes, addresses. */
@Timeout(30)
class StreamsTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int scan(InputStream standardInput, String... arguments) {
    Terminal terminal = new Terminal(out, err, false, 80);
    CommandLine command =
        new CommandLine(new ScanCommand(terminal, new FakePipeline()::open, standardInput));
    return Commands.configure(command, terminal).execute(arguments);
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  @Test
  void scansOneVideoInStandardInput() {
    assertThat(scan(text("90"), "-")).isZero();

    assertThat(out.toString(UTF_8)).contains("standard input: FAKE, score 0.900");
  }

  @Test
  void scansAFileCalledLikeStandardInput() throws Exception {
    Path file = Files.writeString(folder.resolve("-"), "10");

    assertThat(scan(text("90"), file.toString())).isZero();

    assertThat(out.toString(UTF_8)).contains("/-: REAL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"- -", "- --list -"})
  void refusesToReadStandardInputTwice(String arguments) {
    assertThat(scan(text("90"), arguments.split(" "))).isEqualTo(2);

    assertThat(err.toString(UTF_8)).contains("'-' is standard input, which can be read only once");
  }

  @Test
  void scansAPipe() throws Exception {
    Path pipe = Fifo.make(folder.resolve("a.mp4"));
    CompletableFuture<Path> writer =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.writeString(pipe, "90");
              } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });

    assertThat(scan(text(""), pipe.toString())).isZero();

    assertThat(out.toString(UTF_8)).contains("a.mp4: FAKE, score 0.900");
    writer.get();
  }

  @Test
  void doesNotWaitForAPipesWriterBeyondTheTimeout() throws Exception {
    Path pipe = Fifo.make(folder.resolve("a.mp4"));

    assertThat(scan(text(""), "--timeout", "0.2", pipe.toString())).isEqualTo(1);

    assertThat(out.toString(UTF_8)).contains("a.mp4: FAILED at decode: not done within");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://example.org/a.mp4", "HTTP://[::1]/a", "rtsp://host/live", "s3://b/k"})
  void saysThatAddressesAreNotFetched(String address) {
    assertThat(scan(text(""), address)).isEqualTo(1);

    assertThat(out.toString(UTF_8))
        .startsWith(address + ": FAILED at decode: ")
        .contains("is an address; addresses are not fetched: download it first");
  }
}
