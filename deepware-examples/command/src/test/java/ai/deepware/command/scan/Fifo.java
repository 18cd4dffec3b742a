package ai.deepware.command.scan;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Pipes with a name, where the system has them. */
final class Fifo {
  private Fifo() {}

  /** Makes one, or skips the test. */
  static Path make(Path path) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")));
    int code = new ProcessBuilder("/usr/bin/mkfifo", path.toString()).start().waitFor();
    assumeTrue(code == 0);
    return path;
  }
}
