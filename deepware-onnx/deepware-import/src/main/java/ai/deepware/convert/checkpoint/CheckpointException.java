package ai.deepware.convert.checkpoint;

import ai.deepware.DeepwareException;
import ai.deepware.text.Printable;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file of weights that cannot be imported, with the reason: a bad {@linkplain Category#INPUT
 * input}. The message is one {@linkplain Printable printable} line.
 *
 * @since 0.1
 */
public final class CheckpointException extends DeepwareException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with the file. */
  public enum Reason {
    /** The file is in none of the formats that are read here. */
    UNKNOWN_FORMAT,
    /** The file ends before the data that it announces. */
    TRUNCATED,
    /** The file contradicts itself or its format. */
    CORRUPT,
    /** The file names a Python class or function that weights do not need; nothing was executed. */
    FORBIDDEN,
    /** The file announces more data than weights of a network plausibly need. */
    TOO_LARGE,
    /** The file is valid but uses a feature that is not supported. */
    UNSUPPORTED,
    /** The tensors are those of no network that is known here. */
    UNKNOWN_ARCHITECTURE,
    /** A tensor of the recognized network is missing, superfluous or of another shape. */
    MISMATCH,
    /** The file leaves open something that an option must say. */
    OPTION_NEEDED
  }

  private final transient Path file;
  private final Reason reason;

  /**
   * Creates the exception.
   *
   * @param file the file of weights
   * @param reason what is wrong
   * @param detail a sentence for people, without the file's name
   */
  public CheckpointException(Path file, Reason reason, String detail) {
    this(file, reason, detail, null);
  }

  /**
   * Creates the exception.
   *
   * @param file the file of weights
   * @param reason what is wrong
   * @param detail a sentence for people, without the file's name
   * @param cause what led to it, or null
   */
  public CheckpointException(Path file, Reason reason, String detail, @Nullable Throwable cause) {
    super(
        Category.INPUT,
        "cannot import " + Printable.line(file.toString()) + ": " + Printable.line(detail),
        cause);
    this.file = file;
    this.reason = reason;
  }

  /** {@return the file of weights} */
  public Path file() {
    return file;
  }

  /** {@return what is wrong with it} */
  public Reason reason() {
    return reason;
  }
}
