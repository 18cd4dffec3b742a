package ai.deepware.neighbors;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Numbered pieces of work, done by this thread and by those of the common pool that have time. Ends
 * soon after a piece or the checkpoint throws, never before every thread that began has stopped,
 * and never waits for one that has not: a pool whose threads are all busy costs speed alone.
 */
final class SharedWork {
  private static final long POLL_MILLIS = 20;

  private final AtomicInteger next = new AtomicInteger();
  private final int pieces;
  private final IntConsumer work;
  private volatile boolean stopped;
  private int active;
  private @Nullable Throwable failure;

  private SharedWork(int pieces, IntConsumer work) {
    this.pieces = pieces;
    this.work = work;
  }

  static void run(int pieces, IntConsumer work, Runnable checkpoint) {
    new SharedWork(pieces, work).run(checkpoint);
  }

  private void run(Runnable checkpoint) {
    int helpers = Math.min(ForkJoinPool.getCommonPoolParallelism(), pieces - 1);
    for (int i = 0; i < helpers; i++) {
      ForkJoinPool.commonPool().execute(this::help);
    }
    try {
      take(checkpoint);
      await(checkpoint);
    } finally {
      stop();
    }
    Throwable thrown = failure;
    if (thrown != null) {
      throw new CompletionException(thrown);
    }
  }

  private void help() {
    if (!begin()) {
      return;
    }
    try {
      take(() -> {});
    } catch (Throwable e) {
      failed(e);
    } finally {
      end();
    }
  }

  private synchronized boolean begin() {
    if (stopped) {
      return false;
    }
    active++;
    return true;
  }

  private synchronized void failed(Throwable thrown) {
    if (failure == null) {
      failure = thrown;
    }
  }

  private synchronized void end() {
    active--;
    notifyAll();
  }

  private void take(Runnable checkpoint) {
    for (int piece = next.getAndIncrement();
        piece < pieces && !stopped;
        piece = next.getAndIncrement()) {
      checkpoint.run();
      try {
        work.accept(piece);
      } catch (Throwable e) {
        stopped = true;
        throw e;
      }
    }
  }

  /** All pieces are taken: waits for those who still have one. */
  private void await(Runnable checkpoint) {
    while (!isQuiet()) {
      checkpoint.run();
    }
  }

  private synchronized boolean isQuiet() {
    long end = System.nanoTime() + POLL_MILLIS * 1_000_000;
    try {
      while (active > 0 && System.nanoTime() < end) {
        wait(POLL_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    return active == 0;
  }

  /** What the pieces use must not be changed under them. */
  private synchronized void stop() {
    stopped = true;
    boolean interrupted = false;
    while (active > 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
