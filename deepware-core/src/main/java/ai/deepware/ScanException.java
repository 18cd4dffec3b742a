package ai.deepware;

import ai.deepware.text.Printable;
import org.jspecify.annotations.Nullable;

/**
 * A scan that could not be finished: says which file, at which step, and why. The message is one
 * {@linkplain Printable printable} line; {@link #file()} and {@link #detail()} are as they came.
 *
 * @since 0.1
 */
public final class ScanException extends DeepwareException {
  private static final long serialVersionUID = 1L;

  /** Why a scan could not be finished. */
  public enum Reason {
    /** The file is missing, not a regular file, or may not be read. */
    UNREADABLE(Category.INPUT),
    /** The file has no bytes. */
    EMPTY(Category.INPUT),
    /** The bytes are no video in a known container. */
    NOT_A_VIDEO(Category.INPUT),
    /** The container holds no picture, such as an audio file. */
    NO_VIDEO_STREAM(Category.INPUT),
    /**
     * A container or codec that is not on the allow-list, or not in this build; or a video that a
     * step says it cannot work on.
     */
    UNSUPPORTED(Category.INPUT),
    /** A video too damaged for even one frame. */
    DAMAGED(Category.INPUT),
    /** A limit that protects the application was reached; the message names it. */
    LIMIT(Category.LIMIT),
    /** Native libraries are missing; the message names the artifact to add. */
    NATIVES_MISSING(Category.SETUP),
    /** A model file is missing, broken or of the wrong shape. */
    BAD_MODEL(Category.SETUP),
    /**
     * The application lacks something else that a scan needs, such as a temporary folder with room,
     * or a program and class path for a decoder's process; the message names it.
     */
    SETUP(Category.SETUP),
    /** A step returned the wrong number of results, NaN, or a value out of range. */
    BAD_OUTPUT(Category.PLUGIN),
    /** The scan was cancelled, its thread interrupted, or the JVM began to shut down. */
    CANCELLED(Category.CANCELLED),
    /** The scan's deadline passed. */
    TIMEOUT(Category.LIMIT),
    /** As many scans wait for their turn as may; try again later. */
    BUSY(Category.LIMIT),
    /** The application's memory was exhausted; the message says what a scan needs. */
    OUT_OF_MEMORY(Category.LIMIT),
    /** A step failed in a way it does not explain; see the cause. */
    FAILED(Category.PLUGIN);

    private final Category category;

    Reason(Category category) {
      this.category = category;
    }

    /** {@return whose fault it is} */
    public Category category() {
      return category;
    }

    /**
     * {@return whether the same video may be scanned successfully a little later, with nothing
     * changed: the scanner was busy, out of memory or time, or was told to stop}
     */
    public boolean isWorthRetrying() {
      return this == BUSY || this == OUT_OF_MEMORY || this == TIMEOUT || this == CANCELLED;
    }
  }

  private final String file;
  private final Step step;
  private final Reason reason;
  private final String detail;

  /**
   * Makes an exception.
   *
   * @param file the video's name
   * @param step where it happened
   * @param reason why, for programs
   * @param detail why, for people, without file and step
   */
  public ScanException(String file, Step step, Reason reason, String detail) {
    this(file, step, reason, detail, null);
  }

  /**
   * Makes an exception with a cause.
   *
   * @param file the video's name
   * @param step where it happened
   * @param reason why, for programs
   * @param detail why, for people, without file and step
   * @param cause what was thrown, or null
   */
  public ScanException(
      String file, Step step, Reason reason, String detail, @Nullable Throwable cause) {
    super(
        reason.category(),
        Printable.line(file) + ": " + step + ": " + Printable.line(detail),
        cause);
    this.file = file;
    this.step = step;
    this.reason = reason;
    this.detail = detail;
  }

  /** {@return the video's name} */
  public String file() {
    return file;
  }

  /** {@return the step at which the scan ended} */
  public Step step() {
    return step;
  }

  /** {@return why, for programs} */
  public Reason reason() {
    return reason;
  }

  /** {@return why, for people: the message without file and step} */
  public String detail() {
    return detail;
  }
}
