package ai.deepware.batch;

import ai.deepware.Cancellation;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One run: a thread that feeds, threads that work, and the calling thread that consumes. */
final class ParallelRun<I, O> implements AutoCloseable {
  /** Results that may wait for a slow one before them, per input at a time. */
  private static final int AHEAD = 4;

  /** Without a result: what follows the last one. */
  private final CompletableFuture<O> end = new CompletableFuture<>();

  private final BlockingQueue<CompletableFuture<O>> results = new LinkedBlockingQueue<>();
  private final Function<? super I, ? extends O> work;
  private final int parallelism;
  private final boolean ordered;
  private final Semaphore room;
  private final Semaphore slots;
  private final Set<Task> queued = ConcurrentHashMap.newKeySet();
  private final Cancellation ends;
  private final Executor threads;
  private final @Nullable OwnPool own;
  private @Nullable Thread feeder;
  private volatile boolean stopped;
  private boolean interrupted;

  ParallelRun(
      Function<? super I, ? extends O> work,
      int parallelism,
      boolean ordered,
      @Nullable Executor given,
      @Nullable Cancellation ending) {
    this.work = work;
    this.parallelism = parallelism;
    this.ordered = ordered;
    room = new Semaphore(parallelism * AHEAD);
    slots = new Semaphore(parallelism);
    ends = ending != null ? ending : new Cancellation();
    own = given == null ? new OwnPool(parallelism) : null;
    threads = own != null ? own : Objects.requireNonNull(given);
  }

  void feed(Iterator<? extends I> inputs) {
    Thread thread = new Thread(() -> feedAll(inputs), "deepware-inputs");
    // It may wait for a list's next line for ever.
    thread.setDaemon(true);
    feeder = thread;
    thread.start();
  }

  private void feedAll(Iterator<? extends I> inputs) {
    try {
      try {
        while (!stopped && inputs.hasNext()) {
          I input = inputs.next();
          room.acquire();
          slots.acquire();
          submit(new Task(input));
        }
      } catch (InterruptedException e) {
        throw e;
      } catch (Throwable e) {
        // Also checked exceptions: Kotlin throws them undeclared.
        end.completeExceptionally(e);
      }
      // When all work is done.
      slots.acquire(parallelism);
      slots.release(parallelism);
      results.add(end);
    } catch (InterruptedException e) {
      // Nobody waits for more.
    }
  }

  private void submit(Task task) {
    queued.add(task);
    if (ordered) {
      results.add(task.result);
    }
    try {
      threads.execute(task);
    } catch (Throwable e) {
      // Such as a pool that is shut down, or a system without another thread.
      task.refuse(e);
    }
  }

  /** One input: begun once, by whichever thread comes first. */
  private final class Task implements Runnable {
    private final I input;
    private final CompletableFuture<O> result = new CompletableFuture<>();

    Task(I input) {
      this.input = input;
    }

    @Override
    public void run() {
      if (!queued.remove(this)) {
        return;
      }
      try {
        result.complete(work.apply(input));
      } catch (Throwable e) {
        result.completeExceptionally(e);
      }
      ended();
    }

    void refuse(Throwable reason) {
      if (queued.remove(this)) {
        result.completeExceptionally(reason);
        ended();
      }
    }

    private void ended() {
      if (!ordered) {
        results.add(result);
      }
      slots.release();
    }
  }

  void consume(Consumer<? super O> whenDone) {
    for (CompletableFuture<O> next = next(); next != null; next = next()) {
      if (next == end && !end.isDone()) {
        return;
      }
      whenDone.accept(await(next));
      room.release();
    }
  }

  /** The next result; null where none comes after a cancellation. */
  private @Nullable CompletableFuture<O> next() {
    while (true) {
      try {
        CompletableFuture<O> next = results.poll(1, TimeUnit.SECONDS);
        if (next != null) {
          return next;
        }
        if (ends.isCancelled()) {
          endQueued();
          if (slots.availablePermits() == parallelism && results.isEmpty()) {
            return null;
          }
        }
      } catch (InterruptedException e) {
        interrupted = true;
        ends.cancel();
      }
    }
  }

  /** Work that its executor has not begun: it knows that it is cancelled, and says so. */
  private void endQueued() {
    List.copyOf(queued).forEach(Task::run);
  }

  private O await(CompletableFuture<O> result) {
    while (true) {
      try {
        return result.get(1, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        if (ends.isCancelled()) {
          endQueued();
        }
      } catch (InterruptedException e) {
        interrupted = true;
        ends.cancel();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        throw e.getCause() instanceof RuntimeException cause
            ? cause
            : new IllegalStateException(e.getCause());
      }
    }
  }

  /** What the work uses must not be closed under it. */
  @Override
  public void close() {
    stopped = true;
    if (slots.availablePermits() < parallelism) {
      ends.cancel();
    }
    if (feeder != null) {
      feeder.interrupt();
    }
    CancellationException reason = new CancellationException("ended early");
    List.copyOf(queued).forEach(task -> task.refuse(reason));
    if (own != null) {
      own.close();
    } else {
      slots.acquireUninterruptibly(parallelism);
      slots.release(parallelism);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
