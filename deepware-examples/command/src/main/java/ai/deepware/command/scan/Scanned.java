package ai.deepware.command.scan;

import ai.deepware.ScanException;
import ai.deepware.ScanResult;
import ai.deepware.predict.Verdict;

/** What became of one path: a result or a failure. */
sealed interface Scanned {
  /** The path as the user knows it. */
  String name();

  /**
   * A scan that ended normally.
   *
   * @param name the path as the user knows it
   * @param result what was found
   */
  record Done(String name, ScanResult result) implements Scanned {}

  /**
   * A scan that could not be finished.
   *
   * @param name the path as the user knows it
   * @param failure why
   */
  record Failed(String name, ScanException failure) implements Scanned {}

  default boolean fake() {
    return this instanceof Done done
        && done.result().verdict().filter(Verdict.FAKE::equals).isPresent();
  }
}
