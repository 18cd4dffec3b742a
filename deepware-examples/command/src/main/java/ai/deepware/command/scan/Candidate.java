package ai.deepware.command.scan;

import ai.deepware.command.cli.FileNames;
import ai.deepware.frame.VideoInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is to be scanned, under the name that people know it by, which {@link Path#toString()}
 * breaks in some locales: a file, a pipe, which is read as a stream, or standard input.
 *
 * @param file the file, null where no file can have that name, and for standard input
 * @param name its name
 * @param stream standard input, null for anything else
 */
public record Candidate(@Nullable Path file, String name, @Nullable VideoInput stream)
    implements VideoInput {
  /** One letter is a drive. */
  private static final Pattern ADDRESS = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]+://");

  /**
   * Makes a candidate of a file.
   *
   * @param file the file, null where no file can have that name
   * @param name its name
   */
  public Candidate(@Nullable Path file, String name) {
    this(file, name, null);
  }

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

  /** {@return the candidate for one video in standard input, which is read once} */
  static Candidate standardInput(InputStream in) {
    String name = "standard input";
    return new Candidate(null, name, VideoInput.of(in, name));
  }

  @Override
  public ReadableByteChannel open() throws IOException {
    if (stream != null) {
      return stream.open();
    }
    if ((file == null || !Files.exists(file)) && ADDRESS.matcher(name).find()) {
      throw new FileSystemException(
          name, null, "is an address; addresses are not fetched: download it first");
    }
    if (file == null) {
      throw new NoSuchFileException(name, null, "no file can have this name");
    }
    return PipeChannel.isPipe(file) ? PipeChannel.open(file) : VideoInput.of(file).open();
  }

  @Override
  public Optional<Path> path() {
    return Optional.ofNullable(file).filter(path -> !PipeChannel.isPipe(path));
  }
}
