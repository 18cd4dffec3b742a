package ai.deepware.examples.scan;

import ai.deepware.ScanException;
import ai.deepware.ScanResult;
import ai.deepware.predict.Verdict;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What became of one path.
 *
 * @param name the path as the user knows it
 * @param result what was found, null if the scan failed
 * @param failure why it failed, null if it did not
 */
record Scanned(String name, @Nullable ScanResult result, @Nullable ScanException failure) {
  static Scanned of(String name, ScanResult result) {
    return new Scanned(name, result, null);
  }

  static Scanned of(String name, ScanException failure) {
    return new Scanned(name, null, failure);
  }

  /** The text of the result or of the failure, whichever is there. */
  String describe(Function<ScanResult, String> found, Function<ScanException, String> failed) {
    return result != null ? found.apply(result) : failed.apply(Objects.requireNonNull(failure));
  }

  boolean fake() {
    return result != null && result.verdict().filter(Verdict.FAKE::equals).isPresent();
  }
}
