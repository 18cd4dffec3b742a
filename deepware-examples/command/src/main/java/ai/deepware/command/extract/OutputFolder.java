package ai.deepware.command.extract;

import ai.deepware.command.cli.AtomicOutput;
import ai.deepware.command.cli.FileNames;
import ai.deepware.command.cli.SetupException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The folder that faces go into, held by one process at a time; it remembers how they were
 * extracted, so that no run adds faces of another kind. Whoever opens it closes it.
 */
final class OutputFolder implements AutoCloseable {
  private static final String LOCK = ".deepware-lock";
  static final String SETTINGS = "extract.properties";

  private final Path path;
  private final FileChannel lock;

  private OutputFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Opens the folder, and makes it where there is none.
   *
   * @throws SetupException if another process is at work there, faces were extracted there with
   *     other settings, or it cannot be written
   */
  static OutputFolder open(Path folder, String settings) {
    String name = FileNames.name(folder);
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        if (tryLock(channel) == null) {
          throw new SetupException("--output " + name + ": another run is at work there");
        }
        checkSettings(folder, name, settings);
        FaceFolder.removeLeftovers(folder);
        return new OutputFolder(folder, channel);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new SetupException("--output " + name + ": cannot be written", e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static void checkSettings(Path folder, String name, String settings) throws IOException {
    Path file = folder.resolve(SETTINGS);
    if (Files.exists(file)) {
      String before = Files.readString(file);
      if (!before.equals(settings)) {
        throw new SetupException(
            "--output %s: its faces were extracted otherwise (%s): take another folder, or repeat"
                .formatted(name, difference(before, settings)));
      }
      return;
    }
    try (AtomicOutput output = AtomicOutput.open(file)) {
      output.write(settings);
      output.commit();
    }
  }

  private static String difference(String before, String now) {
    return before
        .lines()
        .filter(line -> now.lines().noneMatch(line::equals))
        .findFirst()
        .orElse("with fewer settings");
  }

  /** Where it is. */
  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
