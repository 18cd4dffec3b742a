package ai.deepware;

import ai.deepware.frame.ScanWarning;
import ai.deepware.frame.VideoInput;
import ai.deepware.text.Printable;
import java.io.InputStream;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scans videos for deepfakes: decode, detect, predict, cluster, score persons, score the video.
 *
 * <p>Immutable and thread-safe; scans may run concurrently. It closes what it opens (the stream of
 * each video) and nothing that it was given, so there is nothing to close here.
 *
 * <p>A scan blocks until it is done. It ends early, with a {@link ScanException} and everything
 * closed, when its thread is interrupted (the thread stays interrupted), when it is cancelled, or
 * when its deadline passes; a batch that a network is working on is finished first. The decoder
 * gets one second to stop; one that does not, as it waits for an input that does not answer, say,
 * goes on in a thread of its own until it can, and closes its stream then. {@link
 * #decodersLeftBehind()} counts these.
 *
 * <p>So many scans run at a time as {@link ScannerBuilder#parallelism(int)} says, by default as
 * many as the heap bears; the others wait for their turn in the order in which they came, can be
 * cancelled while they wait, and start their clock when they start. Each needs about 128 MB of
 * heap, less for small videos.
 *
 * <p>Each scan is one line in the log at INFO, with WARN for parts of a video that were not looked
 * at, and one event {@code ai.deepware.Scan} of the Java Flight Recorder.
 *
 * @since 0.1
 */
public final class Scanner {
  private static final Logger log = LoggerFactory.getLogger(Scanner.class);

  private final ScannerBuilder builder;
  private final ScanConfig config;

  Scanner(ScannerBuilder builder) {
    this.builder = builder;
    this.config = new ScanConfig(builder);
  }

  /** {@return a builder with the defaults that its class describes} */
  public static ScannerBuilder builder() {
    return new ScannerBuilder();
  }

  /**
   * {@return a builder with this scanner's steps and settings; scanners of it wait on their own}
   */
  public ScannerBuilder toBuilder() {
    return new ScannerBuilder(builder);
  }

  /**
   * Asks every step once, without a video: for an application's start and its health check, so that
   * missing natives, a network that does not answer, or an unusable plug-in show before the first
   * upload.
   *
   * @throws DeepwareException if a step cannot be used; the message names it
   */
  public void check() {
    new SelfTest(config).run();
  }

  /**
   * Scans a file.
   *
   * @param file the video
   * @return what was found
   * @throws ScanException if the scan cannot be finished
   */
  public ScanResult scan(Path file) {
    return scan(VideoInput.of(file));
  }

  /**
   * Scans a stream from its current position to its end. Containers that need seeking, such as an
   * MP4 with its index at the end, are read better from a file or a seekable channel.
   *
   * @param stream the bytes; the caller closes it
   * @param name the name for results and errors
   * @return what was found
   * @throws ScanException if the scan cannot be finished
   */
  public ScanResult scan(InputStream stream, String name) {
    return scan(VideoInput.of(stream, name));
  }

  /**
   * Scans a channel from its current position to its end.
   *
   * @param channel the bytes; the caller closes it
   * @param name the name for results and errors
   * @return what was found
   * @throws ScanException if the scan cannot be finished
   */
  public ScanResult scan(ReadableByteChannel channel, String name) {
    return scan(VideoInput.of(channel, name));
  }

  /**
   * Scans a video.
   *
   * @param input the video
   * @return what was found
   * @throws ScanException if the scan cannot be finished
   */
  public ScanResult scan(VideoInput input) {
    return scan(ScanRequest.builder(input).build());
  }

  /**
   * Scans a video, with what holds for this scan alone.
   *
   * @param request the video, and timeout, limits, listener and cancellation
   * @return what was found
   * @throws ScanException if the scan cannot be finished
   */
  public ScanResult scan(ScanRequest request) {
    return scan(request, request.cancellation());
  }

  private ScanResult scan(ScanRequest request, Cancellation cancellation) {
    ScanConfig config = this.config.with(request);
    Guard guard = new Guard(request.input().name(), config.timeout, cancellation);
    config.turns.take(guard);
    ScanEvent event = new ScanEvent();
    event.begin();
    try {
      guard.checkEnded(Step.DECODE);
      guard.begin();
      ScanResult result = new Scan(config, request.input(), guard).run();
      event.end(result);
      log(result);
      return result;
    } catch (ScanException e) {
      event.end(e);
      log.info("{}", e.getMessage());
      throw e;
    } finally {
      config.turns.giveBack();
    }
  }

  private static void log(ScanResult result) {
    log.info("{}", result.summary());
    for (ScanWarning warning : result.warnings()) {
      if (warning.kind().partial()) {
        log.warn("{}: {}", Printable.line(result.file()), Printable.line(warning.text()));
      }
    }
  }

  /**
   * Scans a video in another thread.
   *
   * @param request the video, and timeout, limits, listener and cancellation
   * @param executor where the scan runs and waits for its turn
   * @return what was found, or the {@link ScanException}; cancelling it ends the scan
   */
  public CompletableFuture<ScanResult> scanAsync(ScanRequest request, Executor executor) {
    CompletableFuture<ScanResult> future = new CompletableFuture<>();
    // Of this scan alone: the request's may serve others.
    Cancellation own = new Cancellation();
    Cancellation.Registration registered = request.cancellation().onCancel(own::cancel);
    CompletableFuture<ScanResult> unused =
        future.whenComplete(
            (result, failure) -> {
              registered.close();
              if (future.isCancelled()) {
                own.cancel();
              }
            });
    executor.execute(
        () -> {
          try {
            future.complete(scan(request, own));
          } catch (Throwable e) {
            future.completeExceptionally(e);
          }
        });
    return future;
  }

  /** {@return how many scans run at a time at most} */
  public int parallelism() {
    return config.turns.scans();
  }

  /**
   * {@return how many decoders of scans that have ended did not stop and still hold their thread,
   * their stream and its input; a number that grows is a reason to look at the inputs}
   */
  public int decodersLeftBehind() {
    return config.leftBehind.count();
  }
}
