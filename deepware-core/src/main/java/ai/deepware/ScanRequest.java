package ai.deepware;

import ai.deepware.annotation.CanIgnoreReturnValue;
import ai.deepware.frame.VideoInput;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One video to be scanned, with what holds for this scan alone. Immutable, but a stream or channel
 * can be read once.
 *
 * <pre>{@code
 * ScanRequest request =
 *     ScanRequest.builder(VideoInput.of(upload, "upload 17")).timeout(Duration.ofSeconds(20)).build();
 * ScanResult result = scanner.scan(request);
 * }</pre>
 *
 * @since 0.1
 */
public final class ScanRequest {
  private final VideoInput input;
  private final @Nullable Duration timeout;
  private final @Nullable ScanLimits limits;
  private final ScanListener listener;
  private final Cancellation cancellation;

  private ScanRequest(Builder builder) {
    input = builder.input;
    timeout = builder.timeout;
    limits = builder.limits;
    listener = builder.listener;
    cancellation = builder.cancellation != null ? builder.cancellation : new Cancellation();
  }

  /**
   * Starts a request: the scanner's timeout and limits, no listener beside the scanner's, no
   * cancellation.
   *
   * @param input the video
   * @return the builder
   */
  public static Builder builder(VideoInput input) {
    return new Builder(input);
  }

  /**
   * Starts a request for a file.
   *
   * @param file the video
   * @return the builder
   */
  public static Builder builder(Path file) {
    return builder(VideoInput.of(file));
  }

  /**
   * A request without settings of its own.
   *
   * @param file the video
   * @return the request
   */
  public static ScanRequest of(Path file) {
    return builder(VideoInput.of(file)).build();
  }

  /**
   * A request without settings of its own.
   *
   * @param stream the bytes; the caller closes it
   * @param name the name for results and errors
   * @return the request
   */
  public static ScanRequest of(InputStream stream, String name) {
    return builder(VideoInput.of(stream, name)).build();
  }

  /** {@return the video} */
  public VideoInput input() {
    return input;
  }

  /** {@return how long the scan may take, empty for the scanner's timeout} */
  public Optional<Duration> timeout() {
    return Optional.ofNullable(timeout);
  }

  /** {@return how much is looked at, empty for the scanner's limits} */
  public Optional<ScanLimits> limits() {
    return Optional.ofNullable(limits);
  }

  /** {@return who hears of the progress beside the scanner's listener} */
  public ScanListener listener() {
    return listener;
  }

  /** {@return what ends the scan} */
  public Cancellation cancellation() {
    return cancellation;
  }

  /** Sets what holds for one scan. Not thread-safe. */
  public static final class Builder {
    private final VideoInput input;
    private @Nullable Duration timeout;
    private @Nullable ScanLimits limits;
    private ScanListener listener = ScanListener.none();
    private @Nullable Cancellation cancellation;

    private Builder(VideoInput input) {
      this.input = Objects.requireNonNull(input, "input");
    }

    /**
     * Sets how long the scan may take from its turn on, in place of the scanner's timeout.
     *
     * @param timeout above zero
     * @return this builder
     * @throws IllegalArgumentException if not above zero
     */
    @CanIgnoreReturnValue
    public Builder timeout(Duration timeout) {
      this.timeout = ScannerBuilder.checkedTimeout(timeout);
      return this;
    }

    /**
     * Sets how much of the video is looked at, in place of the scanner's limits.
     *
     * @param limits the limits
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder limits(ScanLimits limits) {
      this.limits = Objects.requireNonNull(limits, "limits");
      return this;
    }

    /**
     * Sets who hears of the progress, beside the scanner's listener.
     *
     * @param listener called by the thread that scans
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder listener(ScanListener listener) {
      this.listener = Objects.requireNonNull(listener, "listener");
      return this;
    }

    /**
     * Sets what ends the scan from another thread.
     *
     * @param cancellation may serve many scans
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder cancellation(Cancellation cancellation) {
      this.cancellation = Objects.requireNonNull(cancellation, "cancellation");
      return this;
    }

    /** {@return the request} */
    public ScanRequest build() {
      return new ScanRequest(this);
    }
  }
}
