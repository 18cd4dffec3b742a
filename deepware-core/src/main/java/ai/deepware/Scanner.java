package ai.deepware;

import ai.deepware.frame.VideoInput;
import java.io.InputStream;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

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
 */
public final class Scanner {
  private final ScanConfig config;

  Scanner(ScanConfig config) {
    this.config = config;
  }

  /** {@return a builder with the defaults that its class describes} */
  public static ScannerBuilder builder() {
    return new ScannerBuilder();
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
    return scan(input, config.listener, new Cancellation());
  }

  /**
   * Scans a video, with a listener and a way to end it from another thread.
   *
   * @param input the video
   * @param listener hears of the progress, in place of the builder's
   * @param cancellation ends the scan
   * @return what was found
   * @throws ScanException if the scan cannot be finished
   */
  public ScanResult scan(VideoInput input, ScanListener listener, Cancellation cancellation) {
    Guard guard = new Guard(input.name(), config.timeout, cancellation);
    config.turns.take(guard);
    try {
      guard.begin();
      return new Scan(config, input, listener, guard).run();
    } finally {
      config.turns.giveBack();
    }
  }

  /**
   * {@return how many decoders of scans that have ended did not stop and still hold their thread,
   * their stream and its input; a number that grows is a reason to look at the inputs}
   */
  public int decodersLeftBehind() {
    return config.leftBehind.count();
  }

  /**
   * Scans many files. One that cannot be scanned neither stops nor hides another.
   *
   * @param files the videos
   * @param parallelism how many are scanned at a time, at least 1; no more than the builder's
   *     parallelism are
   * @return one report per file, in order of the files; when the calling thread is interrupted, the
   *     files not done are reported as CANCELLED
   * @throws IllegalArgumentException if the parallelism is below 1
   */
  public List<ScanReport> scanAll(Collection<Path> files, int parallelism) {
    return scanAll(files, parallelism, report -> {}, new Cancellation());
  }

  /**
   * Scans many files and tells of each as soon as it is done.
   *
   * @param files the videos
   * @param parallelism how many are scanned at a time, at least 1; no more than the builder's
   *     parallelism are
   * @param whenDone called once per file, one call at a time, in the order in which they end; what
   *     it throws ends all scans and is thrown on
   * @param cancellation ends all scans; files not done are reported as CANCELLED
   * @return one report per file, in order of the files
   * @throws IllegalArgumentException if the parallelism is below 1
   */
  public List<ScanReport> scanAll(
      Collection<Path> files,
      int parallelism,
      Consumer<ScanReport> whenDone,
      Cancellation cancellation) {
    return new ScanBatch(this, config.listener, cancellation, whenDone)
        .run(List.copyOf(files), parallelism, config.turns.scans());
  }
}
