package ai.deepware.convert.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A checkpoint whose tensors are listed once, when it is opened. */
abstract class FileCheckpoint implements Checkpoint {
  final FileFaults faults;
  final Map<String, Tensor> tensors = new LinkedHashMap<>();

  FileCheckpoint(Path file) {
    faults = new FileFaults(file);
  }

  /** Lists the tensors. */
  abstract void load() throws IOException;

  /** {@return this with its tensors listed}; closes it if that fails. */
  final Checkpoint loaded() throws IOException {
    try {
      load();
      return this;
    } catch (IOException | RuntimeException e) {
      try {
        close();
      } catch (IOException closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
  }

  @Override
  public final Path file() {
    return faults.file();
  }

  @Override
  public final Map<String, Tensor> tensors() {
    return Collections.unmodifiableMap(tensors);
  }
}
