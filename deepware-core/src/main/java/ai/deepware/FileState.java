package ai.deepware;

import ai.deepware.frame.VideoInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What tells whether a file is still the one that was opened. */
record FileState(long size, FileTime modified, @Nullable Object key) {
  /** The state of the input's file now; empty where it is in none, or cannot be asked. */
  static Optional<FileState> of(VideoInput input) {
    Optional<Path> path = input.path();
    if (path.isEmpty()) {
      return Optional.empty();
    }
    try {
      BasicFileAttributes file = Files.readAttributes(path.get(), BasicFileAttributes.class);
      return Optional.of(new FileState(file.size(), file.lastModifiedTime(), file.fileKey()));
    } catch (IOException | SecurityException e) {
      return Optional.empty();
    }
  }
}
