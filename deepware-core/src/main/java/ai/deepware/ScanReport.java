package ai.deepware;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of one file of many: a result or the failure, never both, never neither. */
public final class ScanReport {
  private final Path file;
  private final @Nullable ScanResult result;
  private final @Nullable ScanException failure;

  private ScanReport(Path file, @Nullable ScanResult result, @Nullable ScanException failure) {
    this.file = file;
    this.result = result;
    this.failure = failure;
  }

  static ScanReport of(Path file, ScanResult result) {
    return new ScanReport(file, result, null);
  }

  static ScanReport of(Path file, ScanException failure) {
    return new ScanReport(file, null, failure);
  }

  /** {@return the file} */
  public Path file() {
    return file;
  }

  /** {@return the result, empty if the scan failed} */
  public Optional<ScanResult> result() {
    return Optional.ofNullable(result);
  }

  /** {@return why the scan failed, empty if it did not} */
  public Optional<ScanException> failure() {
    return Optional.ofNullable(failure);
  }
}
