package ai.deepware.command.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.command.cli.Commands;
import ai.deepware.command.cli.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A list that is still being written. */
@Timeout(30)
class SlowListTest {
  @TempDir Path folder;
  private final BlockingQueue<String> printed = new LinkedBlockingQueue<>();

  private CompletableFuture<Integer> scan(InputStream standardInput, String list) {
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            printed.add(new String(bytes, offset, length, UTF_8));
          }
        };
    Terminal terminal = new Terminal(out, OutputStream.nullOutputStream(), false, 80);
    CommandLine command =
        new CommandLine(new ScanCommand(terminal, new FakePipeline()::open, standardInput));
    return CompletableFuture.supplyAsync(
        () ->
            Commands.configure(command, terminal)
                .execute("--models", "models", "--list", list, "--parallel", "2"));
  }

  private void name(OutputStream list, String name, String content) throws IOException {
    Path video = Files.writeString(folder.resolve(name), content);
    list.write((video + "\n").getBytes(UTF_8));
    list.flush();
  }

  private void answersEach(OutputStream list, CompletableFuture<Integer> scan) throws Exception {
    try (list) {
      name(list, "a.mp4", "90");
      assertThat(printed.poll(20, TimeUnit.SECONDS)).contains("a.mp4: FAKE");
      assertThat(scan).isNotDone();
      name(list, "b.mp4", "10");
      assertThat(printed.poll(20, TimeUnit.SECONDS)).contains("b.mp4: REAL");
    }
    assertThat(scan.get(20, TimeUnit.SECONDS)).isZero();
  }

  @Test
  void isAnsweredNameByNameFromStandardInput() throws Exception {
    PipedOutputStream list = new PipedOutputStream();

    answersEach(list, scan(new PipedInputStream(list), "-"));
  }

  @Test
  void isAnsweredNameByNameFromAPipe() throws Exception {
    Path pipe = Fifo.make(folder.resolve("list"));
    CompletableFuture<Integer> scan = scan(InputStream.nullInputStream(), pipe.toString());

    answersEach(Files.newOutputStream(pipe), scan);
  }
}
