package ai.deepware;

import ai.deepware.ScanException.Reason;
import ai.deepware.annotation.CanIgnoreReturnValue;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Runs the parts of a scan: times each step, and names file and step where one fails. */
final class StepRunner {
  private final String file;
  private final Guard guard;
  private final Map<Step, Long> nanos = new EnumMap<>(Step.class);

  StepRunner(String file, Guard guard) {
    this.file = file;
    this.guard = guard;
  }

  Guard guard() {
    return guard;
  }

  @CanIgnoreReturnValue // where a step is only tried
  <T> T run(Step step, Supplier<T> work) {
    guard.check(step);
    long start = System.nanoTime();
    try {
      T result = work.get();
      if (result == null) {
        throw badOutput(step, "returned null");
      }
      return result;
    } catch (Throwable e) {
      // Also checked exceptions: a step written in Kotlin throws them undeclared.
      throw failure(step, e);
    } finally {
      add(step, System.nanoTime() - start);
    }
  }

  /** Whether a failure is the scan's own even where what fails may be left out. */
  boolean endsScan(Throwable thrown) {
    return ScanMemory.isExhausted(thrown)
        || Shutdown.isUnderWay()
        || Thread.currentThread().isInterrupted()
        || (thrown instanceof ScanException named && named.file().equals(file));
  }

  @CanIgnoreReturnValue // where a step is only tried
  double probability(Step step, DoubleSupplier work) {
    double value = run(step, work::getAsDouble);
    checkProbability(step, "score", value);
    return value;
  }

  void checkProbability(Step step, String what, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw badOutput(step, "returned a " + what + " outside [0,1]: " + value);
    }
  }

  void checkCount(Step step, String what, int expected, int actual) {
    if (expected != actual) {
      throw badOutput(step, "returned " + actual + " " + what + " for " + expected);
    }
  }

  /** What a step returned, without nulls, and the scan's own from now on. */
  <T> List<T> copies(Step step, @Nullable List<T> returned, UnaryOperator<T> copy) {
    if (returned == null || returned.stream().anyMatch(Objects::isNull)) {
      throw badOutput(step, "returned " + (returned == null ? "null" : "a list with null"));
    }
    return returned.stream().map(copy).toList();
  }

  ScanException badOutput(Step step, String detail) {
    return new ScanException(file, step, Reason.BAD_OUTPUT, detail);
  }

  /** What a step threw, as an exception that names file and step. */
  ScanException failure(Step step, Throwable thrown) {
    // One that names another file is of a scan that a step made for itself.
    ScanException known =
        thrown instanceof ScanException named && named.file().equals(file) ? named : null;
    if (known != null && known.reason() == Reason.CANCELLED) {
      return known;
    }
    if (Shutdown.isUnderWay()) {
      Step failed = known == null ? step : known.step();
      return new ScanException(
          file, failed, Reason.CANCELLED, "the application is shutting down", thrown);
    }
    if (known != null) {
      return known;
    }
    if (Thread.currentThread().isInterrupted()) {
      ScanException interrupted = guard.interrupted(step);
      interrupted.addSuppressed(thrown);
      return interrupted;
    }
    if (ScanMemory.isExhausted(thrown)) {
      return new ScanException(file, step, Reason.OUT_OF_MEMORY, ScanMemory.advice(thrown), thrown);
    }
    String message = thrown.getMessage();
    String detail = explains(thrown) && message != null ? message : thrown.toString();
    return new ScanException(file, step, reason(thrown), detail, thrown);
  }

  /** Whether the message alone says what is wrong. A scan of another file explains only that. */
  private static boolean explains(Throwable thrown) {
    return thrown instanceof DeepwareException && !(thrown instanceof ScanException);
  }

  /** Whose fault it is stays as the step says. */
  private static Reason reason(Throwable thrown) {
    if (thrown instanceof ModelException) {
      return Reason.BAD_MODEL;
    }
    if (!explains(thrown)) {
      return Reason.FAILED;
    }
    return switch (((DeepwareException) thrown).category()) {
      case INPUT -> Reason.UNSUPPORTED;
      case LIMIT -> Reason.LIMIT;
      case SETUP -> Reason.SETUP;
      case PLUGIN -> Reason.FAILED;
      case CANCELLED -> Reason.CANCELLED;
    };
  }

  /** Thread-safe, because decoding runs beside the other steps. */
  synchronized void add(Step step, long time) {
    nanos.merge(step, time, Long::sum);
  }

  synchronized Map<Step, Duration> timings() {
    Map<Step, Duration> timings = new EnumMap<>(Step.class);
    nanos.forEach((step, time) -> timings.put(step, Duration.ofNanos(time)));
    return timings;
  }
}
