package ai.deepware.onnx.internal.runtime;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes a network's inputs ready on as many threads as its inference has: those would only wait for
 * them. Safe to use from several threads.
 */
public final class Preparation {
  /** Prepared images wait in memory: so many are enough. */
  private static final int MOST = 16;

  private final int threads;

  public Preparation(SessionSettings settings) {
    this.threads = settings.threads().orElseGet(Runtime.getRuntime()::availableProcessors);
  }

  /** How many inputs to prepare at once for a network that takes them in batches. */
  public int ahead(int batch) {
    return Math.max(batch, Math.min(threads, MOST));
  }

  /** What the function makes of each, in their order. */
  public <T, R> List<R> all(List<T> items, Function<T, R> prepare) {
    Stream<T> stream = threads > 1 ? items.parallelStream() : items.stream();
    return stream.map(prepare).toList();
  }
}
