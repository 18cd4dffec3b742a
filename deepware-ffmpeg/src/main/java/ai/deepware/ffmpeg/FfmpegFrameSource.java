package ai.deepware.ffmpeg;

import ai.deepware.annotation.CanIgnoreReturnValue;
import ai.deepware.ffmpeg.internal.Failures;
import ai.deepware.ffmpeg.internal.FfmpegLibraries;
import ai.deepware.ffmpeg.internal.container.Containers;
import ai.deepware.frame.FrameSource;
import ai.deepware.frame.FrameStream;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.VideoInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Decodes videos with FFmpeg inside this process.
 *
 * <p>Frames come upright, with square pixels and right colors, chosen by their timestamps: time 0
 * is the first frame's, whatever the container starts at. Where coded pixels are not square, the
 * axis with fewer of them is stretched. Pixels are converted as the {@code ffmpeg} program of the
 * same build does where it is told the same matrix and size. A frame of more than 1920x1080 pixels
 * is scaled so that its longer side has 1920. Interlaced video is not deinterlaced: a frame holds
 * both fields. Transparency is dropped, and HDR is not tone-mapped. A change of resolution is
 * rescaled to the first size.
 *
 * <p>Files are taken for hostile. FFmpeg reads the one input through this library alone: no second
 * file, no network; containers and codecs are an allow-list; {@link DecoderLimits} bound what a
 * video may ask for. A crash in native code would still take the process down: {@link
 * ai.deepware.ffmpeg.isolated.IsolatedFrameSource} guards against that too.
 *
 * <p>An MP4 from a stream or channel that cannot seek is kept in a temporary file while it is read,
 * since its index may come last; other containers are read as they come. Where that file cannot be
 * written, that is the error of the one video, with the folder in its message.
 *
 * <p>FFmpeg has one log level, and one limit on a single allocation, for the whole process. The
 * limit is set to what a frame of {@link DecoderLimits#pixels()} takes, some 400 MB by default,
 * where no source has set a higher one yet. The first video sets the log level to none, or has the
 * messages logged by {@code ai.deepware.ffmpeg.FfmpegLog} where that is enabled for debug, unless
 * the application has chosen a level before. What it chooses later stays, and with the system
 * property {@code deepware.ffmpeg.log=leave} nothing is set at all.
 *
 * <p>Errors are {@code ScanException}s of the step {@code DECODE}. An interrupted thread stops
 * between two packets.
 *
 * <p>Immutable and safe to use from several threads. Holds nothing that needs closing.
 *
 * @since 0.1
 */
public final class FfmpegFrameSource implements FrameSource {
  private final DecoderOptions options;

  /** Makes a source with the defaults that {@link Builder} lists. */
  public FfmpegFrameSource() {
    this(builder());
  }

  private FfmpegFrameSource(Builder builder) {
    options = new DecoderOptions(builder);
  }

  /** {@return a builder that starts with the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * {@return the container formats that are read, by FFmpeg's names, of which some are families
   * with commas between their members; joined with commas they are a {@code format_whitelist}}
   */
  public static Set<String> containers() {
    return Containers.allowed();
  }

  @Override
  public FrameStream open(VideoInput input, Sampling sampling) {
    return new FfmpegFrameStream(input, sampling, options);
  }

  /**
   * Loads FFmpeg's native libraries, which are unpacked the first time, so that an application
   * learns at its start what would else fail with the first video. Without a home folder for
   * JavaCPP's cache they are unpacked into a private temporary folder until the JVM ends.
   *
   * @throws ai.deepware.ScanException if they are missing or cannot be unpacked ({@code
   *     NATIVES_MISSING}, of the category {@code SETUP}); the message says what to do
   */
  @Override
  public void check() {
    FfmpegLibraries.load(new Failures("decoder"));
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>(options.settings());
    settings.put("isolated", "false");
    return settings;
  }

  /** {@return how this source decodes} */
  public DecoderOptions options() {
    return options;
  }

  /**
   * Collects the options of a {@link FfmpegFrameSource}.
   *
   * <p>Defaults: threads chosen by FFmpeg; colors {@link ColorConversion#STANDARD}; frames of more
   * than 1920 * 1080 pixels scaled to a longer side of 1920; decoding on the CPU; shortcuts on;
   * {@link DecoderLimits#standard()}; the JVM's temporary folder, {@code java.io.tmpdir}.
   */
  public static final class Builder {
    int threads;
    ColorConversion colors = ColorConversion.STANDARD;
    long maxPixels = 1920 * 1080;
    int maxSide = 1920;
    HardwareDecoding hardware = HardwareDecoding.NONE;
    boolean shortcuts = true;
    DecoderLimits limits = DecoderLimits.standard();
    Path temporaryFolder = Path.of(System.getProperty("java.io.tmpdir"));

    private Builder() {}

    /**
     * Sets the decoder's threads per video. With many scans at once 1 is best.
     *
     * @param count threads, or 0 to let FFmpeg choose by the number of processors
     * @return this builder
     * @throws IllegalArgumentException if negative
     */
    @CanIgnoreReturnValue
    public Builder threads(int count) {
      if (count < 0) {
        throw new IllegalArgumentException("threads must not be negative: " + count);
      }
      threads = count;
      return this;
    }

    /**
     * Sets how pixels become RGB.
     *
     * @param conversion the conversion
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder colors(ColorConversion conversion) {
      colors = Objects.requireNonNull(conversion, "conversion");
      return this;
    }

    /**
     * Sets from which size on frames are scaled down, and to which.
     *
     * @param pixels frames with more pixels than that are scaled, above 0
     * @param side pixels of their longer side then, above 0
     * @return this builder
     * @throws IllegalArgumentException if one is not above 0
     */
    @CanIgnoreReturnValue
    public Builder scaling(long pixels, int side) {
      if (pixels < 1 || side < 1) {
        throw new IllegalArgumentException(
            "pixels and side must be above 0: " + pixels + ", " + side);
      }
      maxPixels = pixels;
      maxSide = side;
      return this;
    }

    /**
     * Sets where frames are decoded.
     *
     * @param device the device; the CPU takes over where it cannot do the work
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder hardware(HardwareDecoding device) {
      hardware = Objects.requireNonNull(device, "device");
      return this;
    }

    /**
     * Sets whether what the wanted frames do not need is left undecoded. The frames are the same
     * with and without.
     *
     * @param enabled whether to take shortcuts
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder shortcuts(boolean enabled) {
      shortcuts = enabled;
      return this;
    }

    /**
     * Sets what a video may ask for.
     *
     * @param most the limits
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder limits(DecoderLimits most) {
      limits = Objects.requireNonNull(most, "most");
      return this;
    }

    /**
     * Sets where an MP4 from an input that cannot seek is kept while it is decoded: one file a
     * video, of as many bytes as {@link DecoderLimits#bytes()} at most, deleted when the video is
     * closed, on Linux and other Unix systems even where the process is killed.
     *
     * @param folder a folder that exists and can be written to
     * @return this builder
     * @throws IllegalArgumentException if it does not or cannot
     */
    @CanIgnoreReturnValue
    public Builder temporaryFolder(Path folder) {
      Path absolute = folder.toAbsolutePath();
      if (!Files.isDirectory(absolute) || !Files.isWritable(absolute)) {
        throw new IllegalArgumentException(
            "temporaryFolder must be a folder that can be written to: " + folder);
      }
      temporaryFolder = absolute;
      return this;
    }

    /** {@return the source} */
    public FfmpegFrameSource build() {
      return new FfmpegFrameSource(this);
    }
  }
}
