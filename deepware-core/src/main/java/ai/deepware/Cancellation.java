package ai.deepware;

import java.util.List;

/** Lets one thread end scans that run in others. Thread-safe; once cancelled it stays so. */
public final class Cancellation {
  private final List<Cancellation> parents;
  private volatile boolean cancelled;

  /** Makes one that is not cancelled yet. */
  public Cancellation() {
    this.parents = List.of();
  }

  /** Makes one that is also cancelled as soon as one of the others is. */
  Cancellation(Cancellation... parents) {
    this.parents = List.of(parents);
  }

  /** Ends every scan that was started with this object, soon; they throw CANCELLED. */
  public void cancel() {
    cancelled = true;
  }

  /** {@return whether {@link #cancel()} was called} */
  public boolean isCancelled() {
    return cancelled || parents.stream().anyMatch(Cancellation::isCancelled);
  }
}
