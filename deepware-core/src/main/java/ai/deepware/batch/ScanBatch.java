package ai.deepware.batch;

import ai.deepware.Cancellation;
import ai.deepware.ScanException;
import ai.deepware.ScanException.Reason;
import ai.deepware.ScanListener;
import ai.deepware.ScanRequest;
import ai.deepware.Scanner;
import ai.deepware.Step;
import ai.deepware.annotation.CanIgnoreReturnValue;
import ai.deepware.frame.VideoInput;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Scans many videos, each on its own: one that cannot be scanned neither stops nor hides another.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * ScanBatch.of(scanner).run(files, report -> System.out.println(report));
 * }</pre>
 *
 * <table>
 *   <caption>Settings and their defaults</caption>
 *   <tr><th>setting</th><th>default</th></tr>
 *   <tr><td>{@link Builder#parallelism parallelism}</td><td>the scanner's</td></tr>
 *   <tr><td>{@link Builder#ordered ordered}</td><td>on</td></tr>
 *   <tr><td>{@link Builder#executor executor}</td><td>threads of its own</td></tr>
 *   <tr><td>{@link Builder#timeout timeout}</td><td>the scanner's</td></tr>
 *   <tr><td>{@link Builder#listener listener}</td><td>none beside the scanner's</td></tr>
 *   <tr><td>{@link Builder#cancellation cancellation}</td><td>none</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class ScanBatch {
  private final Scanner scanner;
  private final int parallelism;
  private final boolean ordered;
  private final @Nullable Executor executor;
  private final @Nullable Duration timeout;
  private final ScanListener listener;
  private final Cancellation outer;

  private ScanBatch(Builder builder) {
    scanner = builder.scanner;
    parallelism = builder.parallelism;
    ordered = builder.ordered;
    executor = builder.executor;
    timeout = builder.timeout;
    listener = builder.listener;
    outer = builder.cancellation;
  }

  /**
   * A batch with the defaults.
   *
   * @param scanner scans
   * @return the batch
   */
  public static ScanBatch of(Scanner scanner) {
    return builder(scanner).build();
  }

  /**
   * Starts with the defaults.
   *
   * @param scanner scans
   * @return the builder
   */
  public static Builder builder(Scanner scanner) {
    return new Builder(scanner);
  }

  /**
   * Scans files.
   *
   * @param files the videos
   * @return one report per file, in order of the files if {@link Builder#ordered ordered}; when the
   *     calling thread is interrupted, the files not done are reported as CANCELLED
   */
  public List<ScanReport> run(Collection<Path> files) {
    List<ScanReport> reports = new ArrayList<>();
    run(files, reports::add);
    return reports;
  }

  /**
   * Scans files and tells of each as soon as it is done.
   *
   * @param files the videos
   * @param whenDone called once per file in this thread; what it throws ends all scans and is
   *     thrown on
   */
  public void run(Collection<Path> files, Consumer<? super ScanReport> whenDone) {
    run(List.copyOf(files).stream().map(VideoInput::of).iterator(), whenDone);
  }

  /**
   * Scans any number of videos and tells of each as soon as it is done. Memory holds a few results
   * for each scan at a time.
   *
   * @param inputs the videos, asked for in a thread of their own, which may wait for them; after a
   *     cancellation they are reported as CANCELLED, unless they take more than a second to come
   * @param whenDone called once per video in this thread; what it throws ends all scans and is
   *     thrown on
   */
  public void run(Iterator<? extends VideoInput> inputs, Consumer<? super ScanReport> whenDone) {
    Cancellation inner = new Cancellation();
    try (Cancellation.Registration registered = outer.onCancel(inner::cancel)) {
      Objects.requireNonNull(registered);
      ParallelWork<VideoInput, ScanReport> work =
          ParallelWork.<VideoInput, ScanReport>of(input -> scan(input, inner))
              .parallelism(parallelism)
              .ordered(ordered)
              .cancellation(inner);
      if (executor != null) {
        work.executor(executor);
      }
      work.run(inputs, whenDone);
    }
  }

  private ScanReport scan(VideoInput input, Cancellation cancellation) {
    if (cancellation.isCancelled()) {
      return ScanReport.failed(
          input,
          new ScanException(input.name(), Step.DECODE, Reason.CANCELLED, "cancelled, not started"));
    }
    ScanRequest.Builder request =
        ScanRequest.builder(input).listener(listener).cancellation(cancellation);
    if (timeout != null) {
      request.timeout(timeout);
    }
    try {
      return ScanReport.done(input, scanner.scan(request.build()));
    } catch (ScanException e) {
      return ScanReport.failed(input, e);
    }
  }

  /** Sets how a batch is scanned. Not thread-safe. */
  public static final class Builder {
    private final Scanner scanner;
    private int parallelism;
    private boolean ordered = true;
    private @Nullable Executor executor;
    private @Nullable Duration timeout;
    private ScanListener listener = ScanListener.none();
    private Cancellation cancellation = new Cancellation();

    private Builder(Scanner scanner) {
      this.scanner = Objects.requireNonNull(scanner, "scanner");
      this.parallelism = scanner.parallelism();
    }

    /**
     * Sets how many videos are scanned at a time.
     *
     * @param scans at least 1; no more than the scanner's parallelism are
     * @return this builder
     * @throws IllegalArgumentException if below 1
     */
    @CanIgnoreReturnValue
    public Builder parallelism(int scans) {
      if (scans < 1) {
        throw new IllegalArgumentException("parallelism must be at least 1: " + scans);
      }
      this.parallelism = Math.min(scans, scanner.parallelism());
      return this;
    }

    /**
     * Sets whether reports come in the order of the videos, or as they are ready.
     *
     * @param ordered true by default
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder ordered(boolean ordered) {
      this.ordered = ordered;
      return this;
    }

    /**
     * Sets whose threads scan, such as a pool of the application's or virtual threads.
     *
     * @param executor stays the application's
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder executor(Executor executor) {
      this.executor = Objects.requireNonNull(executor, "executor");
      return this;
    }

    /**
     * Sets how long the scan of each video may take, in place of the scanner's timeout.
     *
     * @param timeout above zero
     * @return this builder
     * @throws IllegalArgumentException if not above zero
     */
    @CanIgnoreReturnValue
    public Builder timeout(Duration timeout) {
      if (timeout.isZero() || timeout.isNegative()) {
        throw new IllegalArgumentException("timeout must be above zero: " + timeout);
      }
      this.timeout = timeout;
      return this;
    }

    /**
     * Sets who hears of the progress of each scan, beside the scanner's listener.
     *
     * @param listener thread-safe
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder listener(ScanListener listener) {
      this.listener = Objects.requireNonNull(listener, "listener");
      return this;
    }

    /**
     * Sets what ends all scans.
     *
     * @param cancellation videos not done are reported as CANCELLED
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder cancellation(Cancellation cancellation) {
      this.cancellation = Objects.requireNonNull(cancellation, "cancellation");
      return this;
    }

    /** {@return the batch} */
    public ScanBatch build() {
      return new ScanBatch(this);
    }
  }
}
