package ai.deepware.ffmpeg.isolated;

import ai.deepware.ScanException;
import ai.deepware.ScanException.Reason;
import ai.deepware.ffmpeg.FfmpegFrameSource;
import ai.deepware.ffmpeg.internal.Failures;
import ai.deepware.ffmpeg.internal.NativeCache;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The children of one source: those that wait for work, and those at work. Thread-safe. */
final class DecoderPool implements AutoCloseable {
  private final FfmpegFrameSource decoder;
  private final Isolation isolation;
  private final ChildClassPath classPath;
  private final Deque<DecoderProcess> idle = new ArrayDeque<>();
  private final Set<DecoderProcess> working = new HashSet<>();
  private boolean closed;

  DecoderPool(FfmpegFrameSource decoder, Isolation isolation) {
    this.decoder = decoder;
    this.isolation = isolation;
    this.classPath = new ChildClassPath(isolation.mainClass(), temporaryFolder());
  }

  private Path temporaryFolder() {
    return decoder.options().temporaryFolder();
  }

  /** {@return a child that is this caller's alone until it is given back or killed} */
  DecoderProcess take(Failures failures) {
    DecoderProcess waiting = poll(failures);
    if (waiting != null) {
      return waiting;
    }
    try {
      return start(failures);
    } catch (ScanException e) {
      throw isClosed() ? closed(failures) : e;
    }
  }

  private DecoderProcess start(Failures failures) {
    try {
      // Children take over where natives are, and find them unpacked after the first.
      NativeCache.prepare();
    } catch (IOException e) {
      throw failures.of(Reason.NATIVES_MISSING, NativeCache.advice(e), e);
    }
    try (SharedFrames.Setup memory = SharedFrames.create(decoder.options())) {
      String given = isolation.classPath();
      DecoderProcess child =
          DecoderProcess.launch(
              isolation,
              given == null ? classPath.get() : given,
              temporaryFolder(),
              memory.frames());
      // Known before it is ready, so that closing this ends it.
      addWorking(child);
      try {
        child.awaitReady(decoder, memory.file(), failures);
        return child;
      } catch (RuntimeException | Error e) {
        kill(child);
        throw e;
      }
    } catch (IOException e) {
      throw failures.of(
          Reason.SETUP, "the decoder's process cannot be started: " + e.getMessage(), e);
    }
  }

  private void addWorking(DecoderProcess child) throws IOException {
    synchronized (this) {
      if (!closed) {
        working.add(child);
        return;
      }
    }
    child.kill();
    throw new IOException("the source of frames is closed");
  }

  synchronized boolean isClosed() {
    return closed;
  }

  static ScanException closed(Failures failures) {
    return failures.of(Reason.CANCELLED, "the source of frames was closed");
  }

  /** The one used last, so that those beyond the need run out of time. */
  private synchronized @Nullable DecoderProcess poll(Failures failures) {
    if (closed) {
      throw closed(failures);
    }
    DecoderProcess process;
    while ((process = idle.pollLast()) != null) {
      if (process.isAlive()) {
        process.reuse();
        working.add(process);
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
        working.remove(process);
        idle.addLast(process);
        return;
      }
    }
    kill(process);
  }

  /** Ends a child that was taken. */
  void kill(DecoderProcess process) {
    synchronized (this) {
      working.remove(process);
    }
    process.kill();
  }

  @Override
  public void close() {
    Deque<DecoderProcess> ended;
    synchronized (this) {
      closed = true;
      ended = new ArrayDeque<>(idle);
      ended.addAll(working);
      idle.clear();
      working.clear();
    }
    ended.forEach(DecoderProcess::kill);
    classPath.close();
  }
}
