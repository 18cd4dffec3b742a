package ai.deepware.ffmpeg;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The children of one source that wait for work. Thread-safe. */
final class DecoderPool implements AutoCloseable {
  private final DecoderOptions options;
  private final Isolation isolation;
  private final Deque<DecoderProcess> idle = new ArrayDeque<>();
  private boolean closed;

  DecoderPool(DecoderOptions options, Isolation isolation) {
    this.options = options;
    this.isolation = isolation;
  }

  /** {@return a child that is this caller's alone until it is given back or killed} */
  DecoderProcess take(Failures failures) {
    DecoderProcess waiting = poll(failures);
    return waiting != null ? waiting : DecoderProcess.start(options, isolation, failures);
  }

  /** The one used last, so that those beyond the need run out of time. */
  private synchronized @Nullable DecoderProcess poll(Failures failures) {
    if (closed) {
      throw new IllegalStateException(failures.file() + ": the source of frames is closed");
    }
    DecoderProcess process;
    while ((process = idle.pollLast()) != null) {
      if (process.isAlive()) {
        process.reuse();
        return process;
      }
      process.kill();
    }
    return null;
  }

  /** Takes a child back that has closed its video; one that grew large is not used again. */
  void giveBack(DecoderProcess process) {
    boolean keep = process.residentBytes() < isolation.memory() / 2;
    synchronized (this) {
      if (keep && !closed) {
        idle.addLast(process);
        return;
      }
    }
    process.kill();
  }

  @Override
  public void close() {
    Deque<DecoderProcess> ended;
    synchronized (this) {
      closed = true;
      ended = new ArrayDeque<>(idle);
      idle.clear();
    }
    ended.forEach(DecoderProcess::kill);
  }
}
