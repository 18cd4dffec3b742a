package ai.deepware.command.models;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file could not be downloaded; the message is for people. */
final class DownloadException extends IOException {
  private static final long serialVersionUID = 1L;

  DownloadException(String message) {
    this(message, null);
  }

  DownloadException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
