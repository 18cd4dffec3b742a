package ai.deepware.identity.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Numbered pieces of work, done by this thread and the common pool together. Ends soon after a
 * piece or the checkpoint throws, and never before every thread has stopped.
 */
final class SharedWork {
  private static final long POLL_MILLIS = 20;

  private final AtomicInteger next = new AtomicInteger();
  private final int pieces;
  private final IntConsumer work;
  private volatile boolean stopped;

  private SharedWork(int pieces, IntConsumer work) {
    this.pieces = pieces;
    this.work = work;
  }

  static void run(int pieces, IntConsumer work, Runnable checkpoint) {
    new SharedWork(pieces, work).run(checkpoint);
  }

  private void run(Runnable checkpoint) {
    List<CompletableFuture<Void>> others = new ArrayList<>();
    int helpers = Math.min(ForkJoinPool.getCommonPoolParallelism(), pieces - 1);
    for (int i = 0; i < helpers; i++) {
      others.add(CompletableFuture.runAsync(() -> take(() -> {})));
    }
    CompletableFuture<Void> all = CompletableFuture.allOf(others.toArray(CompletableFuture[]::new));
    try {
      take(checkpoint);
      await(all, checkpoint);
    } finally {
      stopped = true;
      all.exceptionally(failure -> null).join();
    }
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

  private static void await(CompletableFuture<Void> all, Runnable checkpoint) {
    while (true) {
      try {
        all.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException e) {
        checkpoint.run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        checkpoint.run();
        throw new IllegalStateException("interrupted", e);
      } catch (ExecutionException e) {
        throw new CompletionException(e.getCause());
      }
    }
  }
}
