package ai.deepware;

import ai.deepware.ScanException.Reason;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Lets so many scans run at a time; the others wait in the order in which they came. Thread-safe.
 */
final class Turns {
  private static final long POLL_MILLIS = 20;

  private final int scans;
  private final int waiting;
  private final Queue<Guard> queue = new ArrayDeque<>();
  private int running;

  Turns(int scans, int waiting) {
    this.scans = scans;
    this.waiting = waiting;
  }

  int scans() {
    return scans;
  }

  /** Waits for a turn; cancellation and interrupts end the wait. */
  synchronized void take(Guard guard) {
    if (!queue.isEmpty() || running == scans) {
      if (queue.size() >= waiting) {
        throw guard.failure(
            Step.DECODE,
            Reason.BUSY,
            scans + " scans are under way and " + queue.size() + " wait for their turn");
      }
      await(guard);
    }
    running++;
  }

  private void await(Guard guard) {
    queue.add(guard);
    try {
      while (queue.peek() != guard || running == scans) {
        guard.checkEnded(Step.DECODE);
        wait(POLL_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw guard.interrupted(Step.DECODE);
    } finally {
      queue.remove(guard);
      notifyAll();
    }
  }

  synchronized void giveBack() {
    running--;
    notifyAll();
  }
}
