package ai.deepware;

import ai.deepware.frame.Frame;
import ai.deepware.frame.FrameStream;
import ai.deepware.frame.ScanWarning;
import ai.deepware.frame.ScanWarning.Kind;
import ai.deepware.frame.VideoInfo;
import ai.deepware.frame.VideoInput;
import ai.deepware.text.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes ahead in a thread of its own. The thread opens, reads and closes the stream; at most two
 * batches of frames wait to be taken.
 */
final class FrameReader implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(FrameReader.class);
  private static final long POLL_MILLIS = 20;
  private static final long CLOSE_MILLIS = 1_000;

  /** A frame, or the end with its failure if there is one. */
  private record Item(@Nullable Frame frame, @Nullable ScanException failure) {}

  private final ScanConfig config;
  private final VideoInput input;
  private final StepRunner steps;
  private final BlockingQueue<Item> queue;
  private final Thread thread;
  private final List<ScanWarning> warnings = new ArrayList<>();
  private volatile @Nullable VideoInfo info;
  private volatile boolean closed;
  private boolean ended;

  FrameReader(ScanConfig config, VideoInput input, StepRunner steps) {
    this.config = config;
    this.input = input;
    this.steps = steps;
    this.queue = new ArrayBlockingQueue<>(2 * config.framesAtATime());
    this.thread = new Thread(this::decode, "deepware-decode");
    thread.setDaemon(true);
    thread.start();
  }

  /** What is known of the video; there once a batch was returned. */
  VideoInfo info() {
    return Objects.requireNonNull(info);
  }

  /** What went wrong without ending the video; complete once an empty batch was returned. */
  List<ScanWarning> warnings() {
    return warnings;
  }

  /** The next batch, empty at the end. */
  List<Frame> next() {
    List<Frame> batch = new ArrayList<>(config.framesAtATime());
    while (!ended && batch.size() < config.framesAtATime()) {
      Item item = take();
      if (item.frame() != null) {
        batch.add(item.frame());
      } else if (item.failure() != null) {
        throw item.failure();
      } else {
        ended = true;
      }
    }
    return batch;
  }

  private Item take() {
    try {
      Item item = null;
      while (item == null) {
        steps.guard().check(Step.DECODE);
        boolean alive = thread.isAlive();
        item = queue.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        if (item == null && !alive) {
          throw new ScanException(
              input.name(),
              Step.DECODE,
              ScanException.Reason.FAILED,
              "the decoding thread ended early: the frame source or the input interrupted it");
        }
      }
      return item;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw steps.guard().interrupted(Step.DECODE);
    }
  }

  private void decode() {
    try {
      Item end = new Item(null, null);
      try {
        readAll();
      } catch (InterruptedException e) {
        return;
      } catch (Throwable e) {
        end = new Item(null, steps.failure(Step.DECODE, e));
      }
      hand(end);
    } catch (InterruptedException e) {
      // The scan has ended and nobody waits for this frame.
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Waits for room, but not where nobody takes anything any more: a source may swallow interrupts.
   */
  private void hand(Item item) throws InterruptedException {
    while (!queue.offer(item, POLL_MILLIS, TimeUnit.MILLISECONDS)) {
      if (closed) {
        throw new InterruptedException();
      }
    }
  }

  private void readAll() throws InterruptedException {
    long start = System.nanoTime();
    Optional<FileState> before = FileState.of(input);
    try (FrameStream stream =
        given("stream", config.frames.open(input, config.samplingWithBursts()))) {
      info = given("info", stream.info());
      int count = 0;
      Optional<Frame> frame = given("frame", stream.next());
      while (frame.isPresent() && withinLimits(frame.get(), count++)) {
        steps.add(Step.DECODE, System.nanoTime() - start);
        hand(new Item(frame.get(), null));
        start = System.nanoTime();
        frame = given("frame", stream.next());
      }
      for (ScanWarning warning : given("warnings", stream.warnings())) {
        warnings.add(given("warning", warning));
      }
      if (!before.equals(FileState.of(input))) {
        warnings.add(
            new ScanWarning(Kind.FILE_CHANGED, 0, "the file was changed while it was read"));
      }
    } finally {
      steps.add(Step.DECODE, System.nanoTime() - start);
    }
  }

  private <T> T given(String what, @Nullable T value) {
    if (value == null) {
      throw steps.badOutput(Step.DECODE, "the source of frames gave no " + what);
    }
    return value;
  }

  private boolean withinLimits(Frame frame, int count) {
    double seconds = Guard.nanos(config.limits.duration()) / 1e9;
    if (count >= config.limits.frames()) {
      warnings.add(beyond(Kind.FRAME_LIMIT, count, count + " frames"));
    } else if (frame.time() > seconds) {
      warnings.add(beyond(Kind.TIME_LIMIT, seconds, seconds + " s"));
    } else {
      return true;
    }
    return false;
  }

  private static ScanWarning beyond(Kind kind, double limit, String text) {
    return ScanWarning.of(
        kind, limit, "the video goes on beyond the limit: only its first %s were scanned", text);
  }

  /** Ends the decoder; it closes its stream itself, because streams belong to one thread. */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    closed = true;
    thread.interrupt();
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (thread.isAlive()) {
      config.leftBehind.add(thread);
      log.warn(
          "{}: the decoder does not stop; its thread is left behind", Printable.line(input.name()));
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** What tells whether a file is still the one that was opened. */
  private record FileState(long size, FileTime modified, @Nullable Object key) {
    /** The state of the input's file now; empty where it is in none, or cannot be asked. */
    static Optional<FileState> of(VideoInput input) {
      Optional<Path> path = input.path();
      if (path.isEmpty()) {
        return Optional.empty();
      }
      try {
        BasicFileAttributes file = Files.readAttributes(path.get(), BasicFileAttributes.class);
        return Optional.of(new FileState(file.size(), file.lastModifiedTime(), file.fileKey()));
      } catch (IOException | SecurityException e) {
        return Optional.empty();
      }
    }
  }
}
