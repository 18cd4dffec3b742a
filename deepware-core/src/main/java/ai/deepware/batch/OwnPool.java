package ai.deepware.batch;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads of one run, which are gone when it is closed. */
final class OwnPool implements Executor, AutoCloseable {
  private final ExecutorService pool;

  OwnPool(int threads) {
    AtomicInteger number = new AtomicInteger();
    pool =
        Executors.newFixedThreadPool(
            threads, task -> new Thread(task, "deepware-work-" + number.incrementAndGet()));
  }

  @Override
  public void execute(Runnable task) {
    pool.execute(task);
  }

  /** Interrupts what still runs, and waits until it has ended. */
  @Override
  public void close() {
    boolean interrupted = false;
    pool.shutdownNow();
    while (!pool.isTerminated()) {
      try {
        pool.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
