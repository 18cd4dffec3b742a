package ai.deepware;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * Lets one thread end scans that run in others. Thread-safe; once cancelled it stays so.
 *
 * @since 0.1
 */
public final class Cancellation {
  private final List<Runnable> actions = new ArrayList<>();
  private volatile boolean cancelled;

  /** Makes one that is not cancelled yet. */
  public Cancellation() {}

  /**
   * Makes one that is cancelled when a future is, such as that of a request whose client has gone.
   *
   * @param future anybody's
   * @return a new cancellation
   */
  public static Cancellation of(CompletableFuture<?> future) {
    Cancellation cancellation = new Cancellation();
    CompletableFuture<?> unused =
        future.whenComplete(
            (result, failure) -> {
              if (future.isCancelled()) {
                cancellation.cancel();
              }
            });
    return cancellation;
  }

  /** Ends every scan that was started with this object, soon; they throw CANCELLED. */
  public void cancel() {
    List<Runnable> told;
    synchronized (actions) {
      if (cancelled) {
        return;
      }
      cancelled = true;
      told = List.copyOf(actions);
      actions.clear();
    }
    told.forEach(Runnable::run);
  }

  /**
   * Runs something when this is cancelled, in the thread that cancels; at once if it is already.
   *
   * @param action quick, and throws nothing
   * @return forgets the action when it is closed
   */
  public Registration onCancel(Runnable action) {
    Objects.requireNonNull(action, "action");
    // One of its own, so that the same action may be registered twice.
    Runnable registered =
        new Runnable() {
          @Override
          public void run() {
            action.run();
          }
        };
    synchronized (actions) {
      if (!cancelled) {
        actions.add(registered);
        return () -> forget(registered);
      }
    }
    action.run();
    return () -> {};
  }

  private void forget(Runnable action) {
    synchronized (actions) {
      actions.removeIf(one -> one == action);
    }
  }

  /** An action that waits for a cancellation. */
  @FunctionalInterface
  public interface Registration extends AutoCloseable {
    /** Forgets the action. Closing again does nothing. */
    @Override
    void close();
  }

  /** {@return whether {@link #cancel()} was called} */
  public boolean isCancelled() {
    return cancelled;
  }
}
