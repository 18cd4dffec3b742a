package ai.deepware.ffmpeg.isolated;

import ai.deepware.ScanException;
import ai.deepware.ScanException.Reason;
import ai.deepware.ffmpeg.FfmpegFrameSource;
import ai.deepware.ffmpeg.internal.Failures;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A child process that decodes one video at a time, seen from its parent. */
final class DecoderProcess {
  private static final double START_SECONDS = 60;
  private static final double MOST_SECONDS = 1e6;
  private static final long POLL_MILLIS = 20;

  private final Process process;
  private final ProcessTree tree;
  private final Isolation isolation;
  private final DataOutputStream requests;
  private final SharedFrames frames;
  private final ErrorOutput errors;
  private final BlockingQueue<Reply> replies = new ArrayBlockingQueue<>(1);
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "deepware-decoder-requests");
            thread.setDaemon(true);
            return thread;
          });
  private final AtomicBoolean asked = new AtomicBoolean();
  private volatile boolean gone;
  private volatile boolean babbling;
  private long nextLook = System.nanoTime();
  private boolean reused;

  private DecoderProcess(Process process, Isolation isolation, SharedFrames frames) {
    this.process = process;
    this.tree = new ProcessTree(process);
    this.isolation = isolation;
    this.frames = frames;
    this.requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    this.errors = new ErrorOutput(process.getErrorStream());
    Thread reader = new Thread(this::readReplies, "deepware-decoder-replies");
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts a child, which then gets ready. */
  static DecoderProcess launch(
      Isolation isolation, String classPath, Path temporaryFolder, SharedFrames frames)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(isolation.command(classPath, temporaryFolder, frames.capacity()));
    builder.environment().keySet().removeAll(Isolation.VARIABLES_LEFT_OUT);
    return new DecoderProcess(builder.start(), isolation, frames);
  }

  /** Waits until it is ready; throws if it never will be, and is to be killed then. */
  void awaitReady(FfmpegFrameSource decoder, Path memory, Failures failures) {
    Reply reply;
    try {
      reply =
          ask(
              new Request.Start(decoder, memory.toString(), frames.capacity()),
              START_SECONDS,
              failures);
    } catch (TookTooLong e) {
      throw failures.of(
          Reason.SETUP, "the decoder's process was not ready within " + START_SECONDS + " s");
    }
    if (reply instanceof Reply.Failed failed) {
      throw failures.of(failed.reason(), failed.detail());
    }
    if (reply == Reply.Signal.GONE) {
      throw failures.of(
          Reason.SETUP,
          "the decoder's process ended before it was ready (%s); its program is %s"
              .formatted(ending(), isolation.java()));
    }
    if (reply != Reply.Signal.READY) {
      throw failures.of(Reason.SETUP, "the decoder's process answers nonsense");
    }
    tree.look();
  }

  /** Keeps one reply at most: who writes what nobody asked for is killed at once. */
  private void readReplies() {
    try (DataInputStream in = new DataInputStream(process.getInputStream())) {
      while (true) {
        Reply reply = Reply.read(in);
        if (!asked.getAndSet(false) || !replies.offer(reply)) {
          babbling = true;
          tree.kill();
          return;
        }
      }
    } catch (IOException e) {
      // The end, or no reply.
    } finally {
      gone = true;
    }
  }

  /**
   * Sends a request and waits for the reply, which is {@link Reply.Signal#GONE} if the child ended.
   * Throws if the thread is interrupted, or the child takes too much time or memory, be it that it
   * does not read or that it does not answer; it is to be killed then.
   */
  Reply ask(Request request, double seconds, Failures failures) {
    long end = System.nanoTime() + (long) (Math.min(seconds, MOST_SECONDS) * 1e9);
    asked.set(true);
    // In a thread of its own, since writing to a child that does not read never returns.
    Future<?> written;
    try {
      written = writer.submit(() -> write(request));
    } catch (RejectedExecutionException e) {
      // It was killed, as its source was closed.
      return Reply.Signal.GONE;
    }
    try {
      while (true) {
        Reply reply = replies.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        watchMemory(failures);
        if (reply == null && gone) {
          reply = replies.poll();
          return reply == null ? Reply.Signal.GONE : reply;
        }
        if (reply != null) {
          awaitWritten(written, end);
          return reply;
        }
        if (System.nanoTime() - end > 0) {
          throw new TookTooLong();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failures.cancelled();
    }
  }

  private void write(Request request) {
    try {
      request.write(requests);
      requests.flush();
    } catch (IOException e) {
      // That a child has ended shows when its reply is awaited.
    }
  }

  /** The bytes of a request are the caller's again when this returns. */
  private static void awaitWritten(Future<?> written, long end) throws InterruptedException {
    try {
      written.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new TookTooLong();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private void watchMemory(Failures failures) {
    if (System.nanoTime() - nextLook < 0) {
      return;
    }
    nextLook = System.nanoTime() + ResidentMemory.PERIOD_NANOS;
    long bytes = residentBytes();
    if (bytes > isolation.memory()) {
      throw failures.limit("memory", (bytes >> 20) + " MiB", (isolation.memory() >> 20) + " MiB");
    }
  }

  /** {@return what a child died of, as an exception} */
  ScanException crash(Failures failures) {
    return failures.of(Reason.FAILED, "the decoder's process crashed (%s)".formatted(ending()));
  }

  /** Asks for at most a second. */
  private String ending() {
    if (babbling) {
      return "it wrote what nobody asked for";
    }
    boolean interrupted = Thread.interrupted();
    long end = System.nanoTime() + ProcessTree.END_MILLIS * 1_000_000;
    try {
      String code = tree.awaitEnd() ? "exit code " + process.exitValue() : "it closed its output";
      String summary = errors.summary((end - System.nanoTime()) / 1_000_000);
      return summary.isEmpty() ? code : code + ": " + summary;
    } catch (InterruptedException e) {
      interrupted = true;
      return "interrupted";
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  SharedFrames frames() {
    return frames;
  }

  long residentBytes() {
    return tree.residentBytes();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Notes that it has decoded a video before. */
  void reuse() {
    reused = true;
  }

  /** {@return whether it waited for work before, and so may have ended of that} */
  boolean reused() {
    return reused;
  }

  /** Ends the child, whatever it is at, and waits until it is gone, but for a second at most. */
  void kill() {
    tree.kill();
    writer.shutdown();
    boolean interrupted = Thread.interrupted();
    try {
      tree.awaitEnd();
      process.getOutputStream().close();
    } catch (InterruptedException e) {
      interrupted = true;
    } catch (IOException e) {
      // What was not written yet has no reader any more.
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** A child did not answer in time. */
  static final class TookTooLong extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    TookTooLong() {
      super(new IOException("no answer in time"));
    }
  }
}
