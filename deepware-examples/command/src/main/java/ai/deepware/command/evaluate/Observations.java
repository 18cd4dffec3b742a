package ai.deepware.command.evaluate;

import ai.deepware.Cancellation;
import ai.deepware.batch.ParallelWork;
import ai.deepware.command.cli.Terminal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Shows many files to a model, some at a time, with progress, and from a cache where it can. */
public final class Observations {
  private final Terminal terminal;
  private final @Nullable Path cache;
  private final int parallel;
  private final Cancellation cancellation;
  private boolean failures;

  /**
   * Makes the runner.
   *
   * @param terminal hears of progress and failures
   * @param cache where results are kept, null for nowhere
   * @param parallel files at a time, at least 1
   * @param cancellation ends it
   */
  public Observations(
      Terminal terminal, @Nullable Path cache, int parallel, Cancellation cancellation) {
    this.terminal = terminal;
    this.cache = cache;
    this.parallel = parallel;
    this.cancellation = cancellation;
  }

  /** {@return whether a file could not be scanned so far} */
  public boolean failures() {
    return failures;
  }

  /**
   * Looks at all items.
   *
   * @param observer the model
   * @param items what it looks at
   * @param doing for the status line
   * @return what was seen, in order of the items
   * @throws CancellationException if it was cancelled; what was done is in the cache
   */
  public List<Observation> of(Observer observer, List<Item> items, String doing) {
    ObservationCache kept = ObservationCache.open(cache, observer.fingerprint());
    AtomicInteger done = new AtomicInteger();
    List<Observation> all = new ArrayList<>(items.size());
    try {
      ParallelWork.<Item, Observation>of(
              item -> {
                Observation seen = observe(observer, kept, item);
                status(doing, done.incrementAndGet(), items.size(), item);
                return seen;
              })
          .parallelism(parallel)
          .cancellation(cancellation)
          .run(items.iterator(), seen -> add(seen, items.get(all.size()), all));
    } finally {
      terminal.clearStatus();
    }
    return all;
  }

  private void add(Observation seen, Item item, List<Observation> all) {
    if (seen.fate() == Fate.FAILED) {
      failures = true;
      terminal.error(item.name() + ": " + seen.problem());
    }
    all.add(seen);
  }

  private Observation observe(Observer observer, ObservationCache kept, Item item) {
    if (cancellation.isCancelled()) {
      throw new CancellationException("cancelled");
    }
    Optional<Path> place = kept.place(item);
    Optional<Observation> known = place.flatMap(kept::load);
    if (known.isPresent()) {
      return known.get();
    }
    Observation seen = observer.observe(item, cancellation);
    place.ifPresent(file -> kept.store(file, seen));
    return seen;
  }

  private void status(String doing, int done, int all, Item item) {
    terminal.status(String.format(Locale.ROOT, "%s: %d of %d, %s", doing, done, all, item.name()));
  }
}
