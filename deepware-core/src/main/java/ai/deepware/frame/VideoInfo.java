package ai.deepware.frame;

import ai.deepware.annotation.CanIgnoreReturnValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a video before its frames are read. Immutable. All but the size is unknown
 * unless it is {@linkplain Builder set}.
 *
 * @since 0.1
 */
public final class VideoInfo {
  /** Tags have no more characters. */
  public static final int MOST_CHARACTERS = 200;

  /** A video has no more tags. */
  public static final int MOST_TAGS = 32;

  private static final String UNKNOWN = "unknown";

  private final int width;
  private final int height;
  private final OptionalDouble duration;
  private final OptionalDouble frameRate;
  private final String container;
  private final String codec;
  private final OptionalDouble samplingRate;
  private final OptionalLong expectedFrames;
  private final Map<String, String> tags;

  private VideoInfo(Builder builder) {
    width = builder.width;
    height = builder.height;
    duration = builder.duration;
    frameRate = builder.frameRate;
    container = builder.container;
    codec = builder.codec;
    samplingRate = builder.samplingRate;
    expectedFrames = builder.expectedFrames;
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(builder.tags));
  }

  /**
   * Makes the description of a video of which little is known.
   *
   * @param width width in pixels of the displayed frame
   * @param height height in pixels of the displayed frame
   * @return the description
   * @throws IllegalArgumentException if it has no pixel
   */
  public static VideoInfo of(int width, int height) {
    return builder(width, height).build();
  }

  /**
   * Starts a description.
   *
   * @param width width in pixels of the displayed frame: upright, square pixels, before scaling
   * @param height height in pixels of the displayed frame
   * @return the builder
   * @throws IllegalArgumentException if the video has no pixel
   */
  public static Builder builder(int width, int height) {
    return new Builder(width, height);
  }

  /** {@return width in pixels of the displayed frame: upright, square pixels, before scaling} */
  public int width() {
    return width;
  }

  /** {@return height in pixels of the displayed frame} */
  public int height() {
    return height;
  }

  /** {@return seconds, empty where neither container nor stream tells} */
  public OptionalDouble duration() {
    return duration;
  }

  /** {@return frames per second on average, empty where unknown} */
  public OptionalDouble frameRate() {
    return frameRate;
  }

  /** {@return short name of the container format, such as {@code mp4}, or {@code unknown}} */
  public String container() {
    return container;
  }

  /** {@return short name of the video codec, such as {@code h264}, or {@code unknown}} */
  public String codec() {
    return codec;
  }

  /** {@return frames per second that are sampled in effect, empty where a sampling has none} */
  public OptionalDouble samplingRate() {
    return samplingRate;
  }

  /** {@return about how many frames the stream will return, empty where unknown} */
  public OptionalLong expectedFrames() {
    return expectedFrames;
  }

  /**
   * {@return what the file says of the programs and devices that wrote it, by the container's own
   * names, such as {@code encoder} or {@code major_brand}; untrusted texts of at most {@value
   * #MOST_CHARACTERS} characters}
   */
  public Map<String, String> tags() {
    return tags;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VideoInfo video
        && video.width == width
        && video.height == height
        && video.duration.equals(duration)
        && video.frameRate.equals(frameRate)
        && video.container.equals(container)
        && video.codec.equals(codec)
        && video.samplingRate.equals(samplingRate)
        && video.expectedFrames.equals(expectedFrames)
        && video.tags.equals(tags);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        width, height, duration, frameRate, container, codec, samplingRate, expectedFrames, tags);
  }

  @Override
  public String toString() {
    return container + " of " + codec + ", " + width + "x" + height + ", " + duration + " s";
  }

  /** Describes a video. Each setter refuses what no video can be. Not thread-safe. */
  public static final class Builder {
    private final int width;
    private final int height;
    private OptionalDouble duration = OptionalDouble.empty();
    private OptionalDouble frameRate = OptionalDouble.empty();
    private String container = UNKNOWN;
    private String codec = UNKNOWN;
    private OptionalDouble samplingRate = OptionalDouble.empty();
    private OptionalLong expectedFrames = OptionalLong.empty();
    private final Map<String, String> tags = new LinkedHashMap<>();

    private Builder(int width, int height) {
      if (width < 1 || height < 1) {
        throw new IllegalArgumentException("a video of " + width + "x" + height);
      }
      this.width = width;
      this.height = height;
    }

    /**
     * Sets how long the video is.
     *
     * @param seconds finite, at least 0
     * @return this builder
     * @throws IllegalArgumentException if negative or not finite
     */
    @CanIgnoreReturnValue
    public Builder duration(double seconds) {
      this.duration = OptionalDouble.of(checked("duration", seconds));
      return this;
    }

    /**
     * Sets how many frames a second the video has on average.
     *
     * @param framesPerSecond finite, at least 0
     * @return this builder
     * @throws IllegalArgumentException if negative or not finite
     */
    @CanIgnoreReturnValue
    public Builder frameRate(double framesPerSecond) {
      this.frameRate = OptionalDouble.of(checked("frame rate", framesPerSecond));
      return this;
    }

    /**
     * Sets the container format.
     *
     * @param name short, such as {@code mp4}
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder container(String name) {
      this.container = Objects.requireNonNull(name, "container");
      return this;
    }

    /**
     * Sets the video codec.
     *
     * @param name short, such as {@code h264}
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder codec(String name) {
      this.codec = Objects.requireNonNull(name, "codec");
      return this;
    }

    /**
     * Sets how many frames a second are sampled in effect.
     *
     * @param framesPerSecond finite, at least 0
     * @return this builder
     * @throws IllegalArgumentException if negative or not finite
     */
    @CanIgnoreReturnValue
    public Builder samplingRate(double framesPerSecond) {
      this.samplingRate = OptionalDouble.of(checked("sampling rate", framesPerSecond));
      return this;
    }

    /**
     * Sets about how many frames the stream will return.
     *
     * @param frames at least 0
     * @return this builder
     * @throws IllegalArgumentException if negative
     */
    @CanIgnoreReturnValue
    public Builder expectedFrames(long frames) {
      if (frames < 0) {
        throw new IllegalArgumentException("a video of " + frames + " frames");
      }
      this.expectedFrames = OptionalLong.of(frames);
      return this;
    }

    /**
     * Adds what the file says of who wrote it.
     *
     * @param name the container's own name for it
     * @param text as the file has it
     * @return this builder
     * @throws IllegalArgumentException if one is longer than {@value #MOST_CHARACTERS} characters,
     *     or there are {@value #MOST_TAGS} already
     */
    @CanIgnoreReturnValue
    public Builder tag(String name, String text) {
      if (Math.max(name.length(), text.length()) > MOST_CHARACTERS || tags.size() >= MOST_TAGS) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "a tag of %d and %d characters as no. %d",
                name.length(),
                text.length(),
                tags.size()));
      }
      tags.put(name, text);
      return this;
    }

    private static double checked(String what, double value) {
      if (!(value >= 0 && value <= Double.MAX_VALUE)) {
        throw new IllegalArgumentException("a video with a " + what + " of " + value);
      }
      return value;
    }

    /** {@return the description} */
    public VideoInfo build() {
      return new VideoInfo(this);
    }
  }
}
