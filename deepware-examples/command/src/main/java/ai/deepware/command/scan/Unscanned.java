package ai.deepware.command.scan;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The videos that have no result yet; counts the others. Lazy, as what it reads from. */
final class Unscanned implements Iterator<Candidate> {
  private final Iterator<Candidate> all;
  private final ResumedOutput done;
  private volatile int leftOut;
  private @Nullable Candidate next;

  Unscanned(Iterator<Candidate> all, ResumedOutput done) {
    this.all = all;
    this.done = done;
  }

  /** How many had a result. */
  int leftOut() {
    return leftOut;
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // One thread iterates, another one reads.
  public boolean hasNext() {
    while (next == null && all.hasNext()) {
      Candidate candidate = all.next();
      if (done.has(candidate.name())) {
        leftOut++;
      } else {
        next = candidate;
      }
    }
    return next != null;
  }

  @Override
  public Candidate next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    Candidate candidate = next;
    next = null;
    return candidate;
  }
}
