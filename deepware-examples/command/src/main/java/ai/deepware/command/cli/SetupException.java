package ai.deepware.command.cli;

/** What a command needs is not there; it ends with {@link ExitCode#USAGE}. */
public final class SetupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param message what is missing, for people
   */
  public SetupException(String message) {
    super(message);
  }

  /**
   * Makes an exception with a cause.
   *
   * @param message what is missing, for people
   * @param cause what was thrown
   */
  public SetupException(String message, Throwable cause) {
    super(message, cause);
  }
}
