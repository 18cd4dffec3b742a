package ai.deepware.command.scan;

import ai.deepware.Cancellation;
import ai.deepware.ScanException;
import ai.deepware.ScanException.Reason;
import ai.deepware.ScanListener;
import ai.deepware.Scanner;
import ai.deepware.Step;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Scans any number of files, some at a time, and tells of each in order of the files, as soon as it
 * is done: files that are still to come, in a list that is being written, are not waited for. Only
 * a few results for each scan at a time are in memory, however many files there are.
 */
final class OrderedScans {
  /** Results that may wait for a slow scan before them, per scan at a time. */
  private static final int AHEAD = 4;

  private final Scanner scanner;
  private final ScanListener listener;
  private final Cancellation cancellation;

  OrderedScans(Scanner scanner, ScanListener listener, Cancellation cancellation) {
    this.scanner = scanner;
    this.listener = listener;
    this.cancellation = cancellation;
  }

  /**
   * Scans.
   *
   * @param files the files, asked for in a thread of their own, which may wait for them; those
   *     after a cancellation are told of as cancelled, unless they take more than a second to come
   * @param parallelism scans at a time
   * @param whenDone hears of each; what it throws ends all scans and is thrown on
   */
  void run(Iterator<Candidate> files, int parallelism, Consumer<Scanned> whenDone) {
    ExecutorService pool = Executors.newFixedThreadPool(parallelism);
    BlockingQueue<Future<Optional<Scanned>>> scans = new ArrayBlockingQueue<>(parallelism * AHEAD);
    Thread feeder = new Thread(() -> feed(files, pool, scans), "deepware-files");
    // It may wait for a list's next line for ever.
    feeder.setDaemon(true);
    feeder.start();
    try {
      for (Optional<Scanned> scanned = next(scans); scanned.isPresent(); scanned = next(scans)) {
        whenDone.accept(scanned.get());
      }
    } finally {
      feeder.interrupt();
      pool.shutdownNow();
      awaitEnd(pool);
    }
  }

  private void feed(
      Iterator<Candidate> files,
      ExecutorService pool,
      BlockingQueue<Future<Optional<Scanned>>> scans) {
    try {
      Future<Optional<Scanned>> end = CompletableFuture.completedFuture(Optional.empty());
      try {
        while (files.hasNext()) {
          Candidate file = files.next();
          scans.put(pool.submit(() -> Optional.of(scan(file))));
        }
      } catch (RuntimeException | Error e) {
        end = CompletableFuture.failedFuture(e);
      }
      scans.put(end);
    } catch (InterruptedException e) {
      // Nobody waits for more.
    }
  }

  /** The next result; empty after the last one. */
  private Optional<Scanned> next(BlockingQueue<Future<Optional<Scanned>>> scans) {
    try {
      Future<Optional<Scanned>> scan = scans.poll(1, TimeUnit.SECONDS);
      while (scan == null) {
        if (cancellation.isCancelled()) {
          return Optional.empty();
        }
        scan = scans.poll(1, TimeUnit.SECONDS);
      }
      return scan.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
  }

  /** Models must not be closed under a scan. */
  private static void awaitEnd(ExecutorService pool) {
    try {
      while (!pool.awaitTermination(1, TimeUnit.MINUTES)) {}
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Scanned scan(Candidate file) {
    if (cancellation.isCancelled()) {
      return new Scanned.Failed(
          file.name(),
          new ScanException(file.name(), Step.DECODE, Reason.CANCELLED, "cancelled, not started"));
    }
    try {
      return new Scanned.Done(file.name(), scanner.scan(file, listener, cancellation));
    } catch (ScanException e) {
      return new Scanned.Failed(file.name(), e);
    }
  }
}
