package ai.deepware.command.cli;

import ai.deepware.Cancellation;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns the end of the process (Ctrl-C, a termination signal) into a cancellation, and gives the
 * command ten seconds to finish what it is at. Closed when the command is done.
 */
public final class Shutdown implements AutoCloseable {
  /** What a command says that was ended by this. */
  public static final String CANCELLED = "cancelled, as the process was told to end";

  private static final int GRACE_SECONDS = 10;

  private final Cancellation cancellation = new Cancellation();
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;

  /** Starts to listen. */
  public Shutdown() {
    hook =
        new Thread(
            () -> {
              cancellation.cancel();
              try {
                done.await(GRACE_SECONDS, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "deepware-shutdown");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** {@return whether the process is ending: what fails now fails of that} */
  public static boolean isUnderWay() {
    Thread probe = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  /** {@return what is cancelled when the process is to end} */
  public Cancellation cancellation() {
    return cancellation;
  }

  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already, and the hook was just released.
    }
  }
}
