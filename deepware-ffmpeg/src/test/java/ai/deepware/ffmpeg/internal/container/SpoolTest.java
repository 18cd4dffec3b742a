package ai.deepware.ffmpeg.internal.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
  @Test
  void deletesItsFileWhereAnOpenOneCannotBeDeleted(@TempDir Path folder) throws IOException {
    Stopwatch stopwatch = new Stopwatch(Duration.ofSeconds(1));
    try (Spool spool =
        new Spool(Channels.newChannel(InputStream.nullInputStream()), folder, stopwatch)) {
      spool.keep();
      // As a system that keeps the name of what is open.
      Files.createFile(folder.resolve(spool.name()));
    }

    assertThat(folder).isEmptyDirectory();
  }
}
