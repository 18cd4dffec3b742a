package ai.deepware.examples.scan;

import ai.deepware.examples.cli.FileNames;
import ai.deepware.frame.VideoInput;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file to scan, under the name that people know it by, which {@link Path#toString()} breaks in
 * some locales.
 *
 * @param file the file, null where no file can have that name
 * @param name its name
 */
public record Candidate(@Nullable Path file, String name) implements VideoInput {
  /**
   * Makes a candidate of a file.
   *
   * @param file the file
   * @return the candidate
   */
  public static Candidate of(Path file) {
    return new Candidate(file, FileNames.name(file));
  }

  /**
   * Makes a candidate of what a user wrote.
   *
   * @param name any text
   * @return the candidate, without a file where none can have that name
   */
  public static Candidate named(String name) {
    try {
      // An empty name would be the current folder.
      return new Candidate(name.isEmpty() ? null : FileNames.path(name), name);
    } catch (InvalidPathException e) {
      return new Candidate(null, name);
    }
  }

  @Override
  public ReadableByteChannel open() throws IOException {
    if (file == null) {
      throw new NoSuchFileException(name, null, "no file can have this name");
    }
    return VideoInput.of(file).open();
  }

  @Override
  public Optional<Path> path() {
    return Optional.ofNullable(file);
  }
}
