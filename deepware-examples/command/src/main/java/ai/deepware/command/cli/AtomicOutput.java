package ai.deepware.command.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A text file that is written whole or not at all: to a neighbor first, which takes its place when
 * all is well. UTF-8. Whoever opens it closes it; without {@link #commit()} the file stays as it
 * was.
 */
public final class AtomicOutput implements TextOutput {
  /** As Linux follows them. */
  private static final int MOST_LINKS = 40;

  private final Path target;
  private final Path partial;
  private final Writer writer;

  private AtomicOutput(Path target, Path partial, Writer writer) {
    this.target = target;
    this.partial = partial;
    this.writer = writer;
  }

  /**
   * Opens a file.
   *
   * @param file where the text goes at last; a link is followed, to a file that is not there, too
   * @return the output
   * @throws IOException if the file cannot be written there, is a folder or a device, or has a
   *     video's ending
   */
  public static AtomicOutput open(Path file) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : linked(file.toAbsolutePath());
    if (VideoEnding.isOf(file) || VideoEnding.isOf(target)) {
      throw new FileSystemException(
          FileNames.name(file), null, "has a video's ending: a video may be lost there");
    }
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      throw new FileSystemException(FileNames.name(file), null, "is not a regular file");
    }
    Path partial = target.resolveSibling(".deepware-" + UUID.randomUUID() + ".part");
    if (!Files.isDirectory(partial.resolveSibling(""))) {
      throw new FileSystemException(FileNames.name(file), null, "there is no such folder");
    }
    try {
      BufferedWriter writer =
          Files.newBufferedWriter(partial, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
      return new AtomicOutput(target, partial, writer);
    } catch (FileSystemException e) {
      // It names a file that nobody gave.
      String reason = e.getReason();
      throw new FileSystemException(
          FileNames.name(file), null, reason == null ? "access denied" : reason);
    }
  }

  /** Where links lead that end at nothing. */
  private static Path linked(Path file) throws IOException {
    Path target = file;
    for (int i = 0; Files.isSymbolicLink(target); i++) {
      if (i == MOST_LINKS) {
        throw new FileSystemException(FileNames.name(file), null, "links lead to each other");
      }
      target = target.resolveSibling(Files.readSymbolicLink(target));
    }
    return target;
  }

  @Override
  public void write(String text) throws IOException {
    writer.write(text);
  }

  /** {@return where text can be added, too; closed with this output} */
  public Writer writer() {
    return writer;
  }

  /**
   * Puts the file in place.
   *
   * @throws IOException if that fails; the file is as it was then
   */
  @Override
  public void commit() throws IOException {
    writer.close();
    try {
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      writer.close();
    } finally {
      Files.deleteIfExists(partial);
    }
  }
}
