package ai.deepware.ffmpeg;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.Loader;

/**
 * How a {@link FfmpegFrameSource} decodes; its builder says what each value means. Immutable.
 *
 * @since 0.1
 */
public final class DecoderOptions {
  private final int threads;
  private final ColorConversion colors;
  private final long maxPixels;
  private final int maxSide;
  private final HardwareDecoding hardware;
  private final boolean shortcuts;
  private final DecoderLimits limits;
  private final Path temporaryFolder;

  DecoderOptions(FfmpegFrameSource.Builder builder) {
    threads = builder.threads;
    colors = builder.colors;
    maxPixels = builder.maxPixels;
    maxSide = builder.maxSide;
    hardware = builder.hardware;
    shortcuts = builder.shortcuts;
    limits = builder.limits;
    temporaryFolder = builder.temporaryFolder;
  }

  /** {@return the decoder's threads per video, 0 where FFmpeg chooses} */
  public int threads() {
    return threads;
  }

  /** {@return how pixels become RGB} */
  public ColorConversion colors() {
    return colors;
  }

  /** {@return pixels of a frame above which it is scaled down} */
  public long maxPixels() {
    return maxPixels;
  }

  /** {@return pixels of the longer side of a frame that was scaled down} */
  public int maxSide() {
    return maxSide;
  }

  /** {@return where frames are decoded} */
  public HardwareDecoding hardware() {
    return hardware;
  }

  /** {@return whether what the wanted frames do not need is left undecoded} */
  public boolean shortcuts() {
    return shortcuts;
  }

  /** {@return what a video may ask for} */
  public DecoderLimits limits() {
    return limits;
  }

  /**
   * {@return where the bytes of an input are kept that cannot seek, if its container needs that}
   */
  public Path temporaryFolder() {
    return temporaryFolder;
  }

  Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("decoder", "FFmpeg " + version());
    settings.put("threads", threads == 0 ? "automatic" : Integer.toString(threads));
    settings.put("shortcuts", Boolean.toString(shortcuts));
    settings.put("colors", colors.name().toLowerCase(Locale.ROOT));
    settings.put("maxPixels", Long.toString(maxPixels));
    settings.put("maxSide", Integer.toString(maxSide));
    settings.put("hardware", hardware.name().toLowerCase(Locale.ROOT));
    settings.put("limits.pixels", Long.toString(limits.pixels()));
    settings.put("limits.streams", Integer.toString(limits.streams()));
    settings.put("limits.duration", seconds(limits.duration()));
    settings.put("limits.packetsWithoutFrame", Integer.toString(limits.packetsWithoutFrame()));
    settings.put("limits.timePerFrame", seconds(limits.timePerFrame()));
    settings.put("limits.bytes", Long.toString(limits.bytes()));
    settings.put("limits.aspectRatio", Double.toString(limits.aspectRatio()));
    settings.put("limits.resolutionChanges", Integer.toString(limits.resolutionChanges()));
    return settings;
  }

  private static String seconds(Duration span) {
    return BigDecimal.valueOf(span.toNanos(), 9).stripTrailingZeros().toPlainString() + " s";
  }

  /** Of the artifact: what is decoded in another process is not loaded here. */
  private static String version() {
    try {
      return Loader.getVersion("org.bytedeco", "ffmpeg");
    } catch (IOException | LinkageError e) {
      return "of an unknown version";
    }
  }
}
