package ai.deepware.ffmpeg.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The number of the file that is decoded now, mapped, so that the end of the process spares it. */
final class Journal {
  private final MappedByteBuffer number;

  Journal(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        number = channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(long value) {
    number.putLong(0, value);
  }
}
