package ai.deepware.command.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that an option names, and that a command writes when its work is done. */
public final class ResultFile {
  /** Writes a file. */
  @FunctionalInterface
  public interface Writing {
    /**
     * Writes.
     *
     * @param file the file
     * @throws IOException if it cannot be written
     */
    void to(Path file) throws IOException;
  }

  private ResultFile() {}

  /**
   * Looks, before the work, whether the file can be written.
   *
   * @param option that names it
   * @param file the file, null if the option was not given
   * @throws SetupException if it cannot be written
   */
  public static void check(String option, @Nullable Path file) {
    write(option, file, target -> AtomicOutput.open(target).close());
  }

  /**
   * Writes the file.
   *
   * @param option that names it
   * @param file the file, null if the option was not given: nothing happens then
   * @param writing how
   * @throws SetupException if it cannot be written
   */
  public static void write(String option, @Nullable Path file, Writing writing) {
    if (file == null) {
      return;
    }
    try {
      writing.to(file);
    } catch (IOException e) {
      throw new SetupException(option + " " + FileNames.name(file) + ": cannot be written", e);
    }
  }
}
