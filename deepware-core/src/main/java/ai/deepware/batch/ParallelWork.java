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

/**
 * Does the same with each of any number of inputs, some at a time, and tells of each result as soon
 * as it is there. Inputs that are still to come, in a list that is being written, say, are not
 * waited for. Memory holds a few results for each input at a time. Configured by one thread; {@link
 * #run} may be called again and from several threads.
 *
 * @param <I> an input
 * @param <O> a result
 * @since 0.1
 */
public final class ParallelWork<I, O> {
  /** Results that may wait for a slow one before them, per input at a time. */
  private static final int AHEAD = 4;

  private final Function<? super I, ? extends O> work;
  private int parallelism = 1;
  private boolean ordered = true;
  private @Nullable Executor executor;
  private @Nullable Cancellation cancellation;

  private ParallelWork(Function<? super I, ? extends O> work) {
    this.work = work;
  }

  /**
   * Starts with one input at a time, results in order, and threads of its own.
   *
   * @param work safe to use from several threads; ends early, with some result, once it is
   *     cancelled or its thread is interrupted
   * @param <I> an input
   * @param <O> a result
   * @return what does it
   */
  public static <I, O> ParallelWork<I, O> of(Function<? super I, ? extends O> work) {
    return new ParallelWork<>(Objects.requireNonNull(work, "work"));
  }

  /**
   * Sets how many inputs are worked on at a time.
   *
   * @param inputs at least 1
   * @return this
   * @throws IllegalArgumentException if below 1
   */
  public ParallelWork<I, O> parallelism(int inputs) {
    if (inputs < 1) {
      throw new IllegalArgumentException("parallelism must be at least 1: " + inputs);
    }
    this.parallelism = inputs;
    return this;
  }

  /**
   * Sets whether results come in the order of the inputs, or as they are ready.
   *
   * @param ordered true by default
   * @return this
   */
  public ParallelWork<I, O> ordered(boolean ordered) {
    this.ordered = ordered;
    return this;
  }

  /**
   * Sets whose threads do the work, such as an application's pool or virtual threads. What it does
   * not begin before a cancellation is ended in the calling thread.
   *
   * @param executor stays the application's; one that has fewer threads does less at a time, and
   *     one whose only thread calls {@link #run} does nothing
   * @return this
   */
  public ParallelWork<I, O> executor(Executor executor) {
    this.executor = Objects.requireNonNull(executor, "executor");
    return this;
  }

  /**
   * Sets what tells the work to end. Also cancelled here, where the calling thread is interrupted
   * or the consumer throws; so each run wants one of its own.
   *
   * @param cancellation known to the work, too
   * @return this
   */
  public ParallelWork<I, O> cancellation(Cancellation cancellation) {
    this.cancellation = Objects.requireNonNull(cancellation, "cancellation");
    return this;
  }

  /**
   * Does the work, and returns when all of it has ended.
   *
   * @param inputs asked for in a thread of their own, which may wait for them; after a cancellation
   *     they are worked on as well, unless they take more than a second to come
   * @param whenDone hears of each result in this thread; what it throws ends all work and is thrown
   *     on, as is what the work or the inputs throw
   */
  public void run(Iterator<? extends I> inputs, Consumer<? super O> whenDone) {
    try (Run run = new Run(executor, cancellation)) {
      run.feed(inputs);
      run.consume(whenDone);
    }
  }

  /** One run: a thread that feeds, threads that work, and the calling thread that consumes. */
  private final class Run implements AutoCloseable {
    /** Without a result: what follows the last one. */
    private final CompletableFuture<O> end = new CompletableFuture<>();

    private final BlockingQueue<CompletableFuture<O>> results = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(parallelism * AHEAD);
    private final Semaphore slots = new Semaphore(parallelism);
    private final Set<Task> queued = ConcurrentHashMap.newKeySet();
    private final Cancellation ends;
    private final Executor threads;
    private final @Nullable OwnPool own;
    private @Nullable Thread feeder;
    private volatile boolean stopped;
    private boolean interrupted;

    Run(@Nullable Executor given, @Nullable Cancellation ending) {
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
}
