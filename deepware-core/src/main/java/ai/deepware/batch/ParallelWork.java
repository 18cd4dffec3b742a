package ai.deepware.batch;

import ai.deepware.Cancellation;
import ai.deepware.annotation.CanIgnoreReturnValue;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.Executor;
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
  @CanIgnoreReturnValue
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
  @CanIgnoreReturnValue
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
  @CanIgnoreReturnValue
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
  @CanIgnoreReturnValue
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
    try (ParallelRun<I, O> run =
        new ParallelRun<>(work, parallelism, ordered, executor, cancellation)) {
      run.feed(inputs);
      run.consume(whenDone);
    }
  }
}
