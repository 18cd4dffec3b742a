package ai.deepware;

import ai.deepware.ScanException.Reason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Ends a scan that was cancelled, interrupted, or is past its deadline. */
final class Guard {
  private final String file;
  private final @Nullable Duration timeout;
  private volatile long start = System.nanoTime();
  private final Cancellation cancellation;

  Guard(String file, @Nullable Duration timeout, Cancellation cancellation) {
    this.file = file;
    this.timeout = timeout;
    this.cancellation = cancellation;
  }

  /** The scan's turn has come: its time runs from now on. */
  void begin() {
    start = System.nanoTime();
  }

  /** Throws if the scan was cancelled or interrupted; the thread stays interrupted. */
  void checkEnded(Step step) {
    if (cancellation.isCancelled()) {
      throw failure(step, Reason.CANCELLED, "cancelled");
    }
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted(step);
    }
  }

  /** Throws if the scan must end; the thread stays interrupted. */
  void check(Step step) {
    checkEnded(step);
    if (timeout != null && System.nanoTime() - start >= nanos(timeout)) {
      throw failure(step, Reason.TIMEOUT, "not done within " + timeout.toMillis() / 1000.0 + " s");
    }
  }

  /** Nanoseconds; what is too long for a number of them, such as FOREVER, is never over. */
  static long nanos(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }

  ScanException interrupted(Step step) {
    return failure(step, Reason.CANCELLED, "the scanning thread was interrupted");
  }

  ScanException failure(Step step, Reason reason, String detail) {
    return new ScanException(file, step, reason, detail);
  }
}
