package ai.deepware.examples.scan;

import ai.deepware.Cancellation;
import ai.deepware.ScanException;
import ai.deepware.ScanException.Reason;
import ai.deepware.ScanListener;
import ai.deepware.Scanner;
import ai.deepware.Step;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Scans any number of files, some at a time, and tells of each in order of the files. Only a few
 * results for each scan at a time are in memory, however many files there are.
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
   * @param files the files; those after a cancellation are told of as cancelled
   * @param parallelism scans at a time
   * @param whenDone hears of each; what it throws ends all scans and is thrown on
   */
  void run(Iterator<Candidate> files, int parallelism, Consumer<Scanned> whenDone) {
    ExecutorService pool = Executors.newFixedThreadPool(parallelism);
    Deque<Future<Scanned>> running = new ArrayDeque<>();
    try {
      while (files.hasNext() || !running.isEmpty()) {
        if (files.hasNext() && running.size() < parallelism * AHEAD) {
          Candidate file = files.next();
          running.addLast(pool.submit(() -> scan(file)));
        } else {
          whenDone.accept(await(running.removeFirst()));
        }
      }
    } finally {
      pool.shutdownNow();
      awaitEnd(pool);
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

  private static Scanned await(Future<Scanned> scan) {
    try {
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
}
