package ai.deepware;

import org.jspecify.annotations.Nullable;

/**
 * The root of what Deepware throws on purpose. Its {@linkplain #category() category} is all that a
 * service needs to answer: an upload that cannot be scanned is the sender's fault, a missing
 * library is not.
 *
 * @since 0.1
 */
public class DeepwareException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Whose fault it is, for those who map failures to answers. */
  public enum Category {
    /** The input is no video that can be scanned; in HTTP a 422 or 415. */
    INPUT,
    /** A limit of size, time, memory or load was reached; in HTTP a 413, 503 or 504. */
    LIMIT,
    /** The application is not set up: natives, models or files are missing or wrong; a 500. */
    SETUP,
    /** A step did something wrong or failed; a 500. */
    PLUGIN,
    /** Somebody ended it: a cancellation, an interrupt, or the end of the application; a 503. */
    CANCELLED
  }

  private final Category category;

  /**
   * Makes an exception.
   *
   * @param category whose fault it is
   * @param message what is wrong, one printable line
   * @param cause what was thrown, or null
   */
  public DeepwareException(Category category, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.category = category;
  }

  /** {@return whose fault it is} */
  public final Category category() {
    return category;
  }
}
