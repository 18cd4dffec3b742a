package ai.deepware.convert.checkpoint;

import ai.deepware.convert.checkpoint.CheckpointException.Reason;
import java.nio.file.Path;

/** Makes the exceptions that concern one file. */
record FileFaults(Path file) {

  CheckpointException truncated(String detail) {
    return new CheckpointException(file, Reason.TRUNCATED, detail);
  }

  CheckpointException corrupt(String detail) {
    return new CheckpointException(file, Reason.CORRUPT, detail);
  }

  CheckpointException corrupt(String detail, Throwable cause) {
    return new CheckpointException(file, Reason.CORRUPT, detail, cause);
  }

  CheckpointException forbidden(String detail) {
    return new CheckpointException(file, Reason.FORBIDDEN, detail);
  }

  CheckpointException tooLarge(String detail) {
    return new CheckpointException(file, Reason.TOO_LARGE, detail);
  }

  CheckpointException unsupported(String detail) {
    return new CheckpointException(file, Reason.UNSUPPORTED, detail);
  }
}
