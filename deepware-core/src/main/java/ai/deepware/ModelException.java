package ai.deepware;

import ai.deepware.text.Printable;
import org.jspecify.annotations.Nullable;

/**
 * A model that is missing, broken, of the wrong shape, or answers nonsense. The message is one
 * {@linkplain Printable printable} line.
 *
 * @since 0.1
 */
public final class ModelException extends DeepwareException {
  private static final long serialVersionUID = 1L;

  private final String model;

  /**
   * Makes an exception.
   *
   * @param model the model's file name
   * @param detail what is wrong, without the name
   */
  public ModelException(String model, String detail) {
    this(model, detail, null);
  }

  /**
   * Makes an exception with a cause.
   *
   * @param model the model's file name
   * @param detail what is wrong, without the name
   * @param cause what was thrown, or null
   */
  public ModelException(String model, String detail, @Nullable Throwable cause) {
    super(Category.SETUP, "model " + Printable.line(model) + ": " + Printable.line(detail), cause);
    this.model = model;
  }

  /** {@return the model's file name} */
  public String model() {
    return model;
  }
}
