package ai.deepware.frame;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

record PathInput(Path file) implements VideoInput {
  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public ReadableByteChannel open() throws IOException {
    // Checked before opening, because opening a pipe would wait for its writer.
    if (Files.isDirectory(file)) {
      throw new FileSystemException(name(), null, "is a folder");
    }
    if (!Files.exists(file)) {
      throw new NoSuchFileException(name(), null, "no such file");
    }
    if (!Files.isRegularFile(file)) {
      throw new FileSystemException(name(), null, "is not a regular file");
    }
    return FileChannel.open(file, StandardOpenOption.READ);
  }

  @Override
  public Optional<Path> path() {
    return Optional.of(file);
  }
}
