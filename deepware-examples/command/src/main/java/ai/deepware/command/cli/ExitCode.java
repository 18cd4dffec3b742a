package ai.deepware.command.cli;

/** What the process returns. */
public final class ExitCode {
  /** Everything was done. */
  public static final int DONE = 0;

  /** A file could not be scanned, or the command failed. */
  public static final int FAILED = 1;

  /** Wrong usage, or what the command needs is not there: models, natives, a place to write. */
  public static final int USAGE = 2;

  /** With {@code --fail-on-fake}: a video is fake. */
  public static final int FAKE = 3;

  private ExitCode() {}
}
