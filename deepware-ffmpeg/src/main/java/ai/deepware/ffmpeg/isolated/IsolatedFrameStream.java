package ai.deepware.ffmpeg.isolated;

import ai.deepware.ScanException;
import ai.deepware.ScanException.Reason;
import ai.deepware.ffmpeg.DecoderLimits;
import ai.deepware.ffmpeg.internal.Failures;
import ai.deepware.frame.Frame;
import ai.deepware.frame.FrameStream;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.ScanWarning;
import ai.deepware.frame.VideoInfo;
import ai.deepware.frame.VideoInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Has a child process decode one video, and reads the input for it. */
final class IsolatedFrameStream implements FrameStream {
  /** Above the child's own limit, so that it can tell of it first. */
  private static final double GRACE_SECONDS = 2;

  private static final double CLOSE_SECONDS = 1;

  private final Failures failures;
  private final DecoderLimits limits;
  private final DecoderPool pool;
  private final ServedInput input;
  private final VideoInfo info;

  /** Null when there is none any more. */
  private @Nullable DecoderProcess process;

  private List<ScanWarning> warnings = List.of();
  private boolean closed;

  IsolatedFrameStream(VideoInput video, Sampling sampling, DecoderLimits limits, DecoderPool pool) {
    this.failures = new Failures(video.name());
    this.limits = limits;
    this.pool = pool;
    this.input = new ServedInput(video, failures);
    try {
      this.info = start(sampling);
    } catch (RuntimeException | Error e) {
      Failures.closeAfter(e, this);
      throw e;
    }
  }

  private VideoInfo start(Sampling sampling) {
    while (true) {
      DecoderProcess child = pool.take(failures);
      process = child;
      Reply reply = ask(child, new Request.Open(failures.file(), sampling, input.sizeOrUnknown()));
      if (reply instanceof Reply.Opened opened) {
        return opened.info();
      }
      // A child that waited may have run out of time just now, and saw nothing of the video then.
      if (reply != Reply.Signal.GONE || !child.reused() || input.served()) {
        throw failure(child, reply);
      }
      abandon();
    }
  }

  /** Sends a request and serves the child's reads until it answers. */
  private Reply ask(DecoderProcess child, Request request) {
    double most = limits.timePerFrame().toNanos() / 1e9;
    double limit = most + GRACE_SECONDS;
    double seconds = 0;
    try {
      Request next = request;
      while (true) {
        long start = System.nanoTime();
        Reply reply = child.ask(next, limit - seconds, failures);
        seconds += (System.nanoTime() - start) / 1e9;
        if (!(reply instanceof Reply.Read read)) {
          return reply;
        }
        next = input.serve(read);
      }
    } catch (DecoderProcess.TookTooLong e) {
      abandon();
      throw failures.limit(
          "timePerFrame", String.format(Locale.ROOT, "%.1f s", limit), most + " s");
    } catch (RuntimeException | Error e) {
      abandon();
      throw e;
    }
  }

  /** What a reply means that is neither a frame nor the end. */
  private ScanException failure(DecoderProcess child, Reply reply) {
    if (reply instanceof Reply.Failed failed) {
      warnings = failed.warnings();
      ScanException unread = input.failure();
      return failed.reason() == Reason.UNREADABLE && unread != null
          ? unread
          : failures.of(failed.reason(), failed.detail());
    }
    ScanException crash = crash(child, reply);
    abandon();
    return crash;
  }

  private ScanException crash(DecoderProcess child, Reply reply) {
    if (pool.isClosed()) {
      return DecoderPool.closed(failures);
    }
    return reply == Reply.Signal.GONE
        ? child.crash(failures)
        : failures.of(Reason.FAILED, "the decoder's process answers nonsense");
  }

  private void abandon() {
    DecoderProcess child = process;
    process = null;
    if (child != null) {
      pool.kill(child);
    }
  }

  @Override
  public VideoInfo info() {
    return info;
  }

  @Override
  public Optional<Frame> next() {
    if (closed) {
      throw new IllegalStateException(failures.file() + ": the stream is closed");
    }
    DecoderProcess child = process;
    if (child == null) {
      throw failures.of(Reason.FAILED, "the decoder's process has ended");
    }
    Reply reply = ask(child, new Request.Next());
    if (reply instanceof Reply.Picture picture) {
      warnings = picture.warnings();
      Frame frame = frame(child, picture);
      return Optional.of(picture.following() == 0 ? frame : burst(child, frame, picture));
    }
    if (reply instanceof Reply.End end) {
      warnings = end.warnings();
      return Optional.empty();
    }
    throw failure(child, reply);
  }

  private Frame burst(DecoderProcess child, Frame first, Reply.Picture announced) {
    List<Frame> following = new ArrayList<>();
    for (int i = 0; i < announced.following() && i < Sampling.MOST_BURST; i++) {
      Reply reply = ask(child, new Request.Next());
      if (!(reply instanceof Reply.Picture picture)) {
        throw failure(child, reply);
      }
      following.add(frame(child, picture));
    }
    return plausible(() -> first.withFollowing(following));
  }

  private Frame frame(DecoderProcess child, Reply.Picture picture) {
    return plausible(
        () ->
            Frame.of(
                picture.time(),
                child.frames().read(picture.width(), picture.height()),
                picture.displayWidth(),
                picture.displayHeight()));
  }

  private Frame plausible(Supplier<Frame> frame) {
    try {
      return frame.get();
    } catch (IllegalArgumentException | InternalError e) {
      // The JVM's error for shared memory that the other side took away.
      abandon();
      throw failures.of(Reason.FAILED, "the decoder's process answers nonsense: " + e, e);
    }
  }

  @Override
  public List<ScanWarning> warnings() {
    return warnings;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    DecoderProcess child = process;
    process = null;
    try (input) {
      if (child != null) {
        release(child);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A child that closes its video is used again. */
  private void release(DecoderProcess child) {
    try {
      if (child.ask(new Request.Close(), CLOSE_SECONDS, failures) == Reply.Signal.CLOSED) {
        pool.giveBack(child);
        return;
      }
    } catch (ScanException | DecoderProcess.TookTooLong e) {
      // Interrupted, too large, or stuck: not worth an error, since all frames are there.
    }
    pool.kill(child);
  }
}
