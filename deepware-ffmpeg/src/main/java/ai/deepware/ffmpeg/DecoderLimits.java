package ai.deepware.ffmpeg;

import ai.deepware.annotation.CanIgnoreReturnValue;
import java.time.Duration;
import java.util.Objects;

/**
 * What a video may ask for before it is refused with reason {@code LIMIT}; the error names the
 * limit. In-process the time is checked after each call into FFmpeg and whenever it reads, so that
 * a hang between two reads is ended by {@link ai.deepware.ffmpeg.isolated.IsolatedFrameSource}
 * alone.
 *
 * <p>Defaults: frames of 8192 * 4320 pixels (cinema 8K), 64 streams, two days, 1000 packets without
 * a frame, a minute per frame, 8 GiB, an aspect ratio of 16, 1000 changes of resolution.
 *
 * <pre>{@code
 * DecoderLimits limits =
 *     DecoderLimits.builder().pixels(1920L * 1080).timePerFrame(Duration.ofSeconds(10)).build();
 * }</pre>
 *
 * <p>Immutable.
 *
 * @since 0.1
 */
public final class DecoderLimits {
  private static final DecoderLimits STANDARD = builder().build();

  private final long pixels;
  private final int streams;
  private final Duration duration;
  private final int packetsWithoutFrame;
  private final Duration timePerFrame;
  private final long bytes;
  private final double aspectRatio;
  private final int resolutionChanges;

  private DecoderLimits(Builder builder) {
    pixels = builder.pixels;
    streams = builder.streams;
    duration = builder.duration;
    packetsWithoutFrame = builder.packetsWithoutFrame;
    timePerFrame = builder.timePerFrame;
    bytes = builder.bytes;
    aspectRatio = builder.aspectRatio;
    resolutionChanges = builder.resolutionChanges;
  }

  /** {@return a builder that starts with the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the defaults} */
  public static DecoderLimits standard() {
    return STANDARD;
  }

  /** {@return a builder that starts with these limits} */
  public Builder toBuilder() {
    return new Builder()
        .pixels(pixels)
        .streams(streams)
        .duration(duration)
        .packetsWithoutFrame(packetsWithoutFrame)
        .timePerFrame(timePerFrame)
        .bytes(bytes)
        .aspectRatio(aspectRatio)
        .resolutionChanges(resolutionChanges);
  }

  /** {@return pixels in one coded frame} */
  public long pixels() {
    return pixels;
  }

  /** {@return streams of any kind in the container} */
  public int streams() {
    return streams;
  }

  /** {@return time from the first frame to one that is reached} */
  public Duration duration() {
    return duration;
  }

  /** {@return packets decoded in a row without a frame coming out} */
  public int packetsWithoutFrame() {
    return packetsWithoutFrame;
  }

  /** {@return time until the next wanted frame} */
  public Duration timePerFrame() {
    return timePerFrame;
  }

  /** {@return bytes read from the input} */
  public long bytes() {
    return bytes;
  }

  /** {@return sample aspect ratio, or its inverse} */
  public double aspectRatio() {
    return aspectRatio;
  }

  /** {@return changes of resolution or pixel format within the video} */
  public int resolutionChanges() {
    return resolutionChanges;
  }

  /** Collects limits; {@link DecoderLimits} lists the defaults. */
  public static final class Builder {
    /** Fewer nanoseconds than a {@code long} holds. */
    private static final Duration MOST = Duration.ofDays(100_000);

    private long pixels = 8192L * 4320;
    private int streams = 64;
    private Duration duration = Duration.ofDays(2);
    private int packetsWithoutFrame = 1000;
    private Duration timePerFrame = Duration.ofMinutes(1);
    private long bytes = 8L << 30;
    private double aspectRatio = 16;
    private int resolutionChanges = 1000;

    private Builder() {}

    /**
     * Sets how many pixels one coded frame may have, which is checked before memory is taken for
     * it.
     *
     * @param most pixels, above 0
     * @return this builder
     * @throws IllegalArgumentException if not above 0
     */
    @CanIgnoreReturnValue
    public Builder pixels(long most) {
      pixels = positive("pixels", most);
      return this;
    }

    /**
     * Sets how many streams of any kind the container may have.
     *
     * @param most streams, above 0
     * @return this builder
     * @throws IllegalArgumentException if not above 0
     */
    @CanIgnoreReturnValue
    public Builder streams(int most) {
      streams = (int) positive("streams", most);
      return this;
    }

    /**
     * Sets how far from the first frame one may be that is reached, whatever the container states.
     *
     * @param most time of the video, above 0, at most 100,000 days
     * @return this builder
     * @throws IllegalArgumentException if out of that range
     */
    @CanIgnoreReturnValue
    public Builder duration(Duration most) {
      duration = span("duration", most);
      return this;
    }

    /**
     * Sets how many packets may be decoded in a row without a frame coming out.
     *
     * @param most packets, above 0
     * @return this builder
     * @throws IllegalArgumentException if not above 0
     */
    @CanIgnoreReturnValue
    public Builder packetsWithoutFrame(int most) {
      packetsWithoutFrame = (int) positive("packetsWithoutFrame", most);
      return this;
    }

    /**
     * Sets how long the next wanted frame may take, the first one from opening the video on; time
     * spent waiting for the input is left out.
     *
     * @param most time, above 0, at most 100,000 days
     * @return this builder
     * @throws IllegalArgumentException if out of that range
     */
    @CanIgnoreReturnValue
    public Builder timePerFrame(Duration most) {
      timePerFrame = span("timePerFrame", most);
      return this;
    }

    /**
     * Sets how many bytes may be read from the input, with those read again after a seek and those
     * passed over in an input that cannot seek. A temporary file of such an input grows to as many
     * at most.
     *
     * @param most bytes, above 0
     * @return this builder
     * @throws IllegalArgumentException if not above 0
     */
    @CanIgnoreReturnValue
    public Builder bytes(long most) {
      bytes = positive("bytes", most);
      return this;
    }

    /**
     * Sets how far from square pixels may be.
     *
     * @param most ratio of their width to their height, or its inverse; at least 1
     * @return this builder
     * @throws IllegalArgumentException if below 1, or not finite
     */
    @CanIgnoreReturnValue
    public Builder aspectRatio(double most) {
      if (!(most >= 1 && most <= Double.MAX_VALUE)) {
        throw new IllegalArgumentException("aspectRatio must be finite and at least 1: " + most);
      }
      aspectRatio = most;
      return this;
    }

    /**
     * Sets how often resolution or pixel format may change within the video.
     *
     * @param most changes, above 0
     * @return this builder
     * @throws IllegalArgumentException if not above 0
     */
    @CanIgnoreReturnValue
    public Builder resolutionChanges(int most) {
      resolutionChanges = (int) positive("resolutionChanges", most);
      return this;
    }

    private static long positive(String name, long value) {
      if (value < 1) {
        throw new IllegalArgumentException(name + " must be above 0: " + value);
      }
      return value;
    }

    private static Duration span(String name, Duration value) {
      Objects.requireNonNull(value, name);
      if (value.isZero() || value.isNegative() || value.compareTo(MOST) > 0) {
        throw new IllegalArgumentException(
            name + " must be above 0 and at most " + MOST.toDays() + " days: " + value);
      }
      return value;
    }

    /** {@return the limits} */
    public DecoderLimits build() {
      return new DecoderLimits(this);
    }
  }
}
