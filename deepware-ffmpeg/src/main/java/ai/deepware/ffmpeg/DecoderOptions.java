package ai.deepware.ffmpeg;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.Loader;

/** What a builder collected. */
record DecoderOptions(
    int threads,
    ColorConversion colors,
    long maxPixels,
    int maxSide,
    HardwareDecoding hardware,
    boolean shortcuts,
    DecoderLimits limits,
    Path temporaryFolder) {

  static final DecoderOptions DEFAULT =
      new DecoderOptions(
          0,
          ColorConversion.STANDARD,
          1920L * 1080,
          1920,
          HardwareDecoding.NONE,
          true,
          DecoderLimits.standard(),
          Path.of(System.getProperty("java.io.tmpdir")));

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
    settings.put("limits.duration", Double.toString(limits.duration()));
    settings.put("limits.packetsWithoutFrame", Integer.toString(limits.packetsWithoutFrame()));
    settings.put("limits.secondsPerFrame", Double.toString(limits.secondsPerFrame()));
    settings.put("limits.bytes", Long.toString(limits.bytes()));
    settings.put("limits.aspectRatio", Double.toString(limits.aspectRatio()));
    settings.put("limits.resolutionChanges", Integer.toString(limits.resolutionChanges()));
    return settings;
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
