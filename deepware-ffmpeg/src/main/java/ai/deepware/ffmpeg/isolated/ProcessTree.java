package ai.deepware.ffmpeg.isolated;

import ai.deepware.annotation.CanIgnoreReturnValue;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process with those that it started, as a command prefix does. Thread-safe. */
final class ProcessTree {
  /** So long an end is awaited. */
  static final long END_MILLIS = 1_000;

  private final Process root;
  private volatile List<ProcessHandle> descendants = List.of();

  ProcessTree(Process root) {
    this.root = root;
  }

  /** Notes who belongs to it by now. */
  void look() {
    descendants = root.descendants().toList();
  }

  /** {@return the resident memory of those noted} */
  long residentBytes() {
    long bytes = ResidentMemory.of(root.pid());
    for (ProcessHandle descendant : descendants) {
      bytes += ResidentMemory.of(descendant.pid());
    }
    return bytes;
  }

  /** Ends all of them, those noted even if the process between is gone. */
  void kill() {
    List<ProcessHandle> noted = descendants;
    List<ProcessHandle> current = root.descendants().toList();
    root.destroyForcibly();
    noted.forEach(ProcessHandle::destroyForcibly);
    current.forEach(ProcessHandle::destroyForcibly);
  }

  /** {@return whether the first one has ended, before long} */
  @CanIgnoreReturnValue
  boolean awaitEnd() throws InterruptedException {
    return root.waitFor(END_MILLIS, TimeUnit.MILLISECONDS);
  }
}
