package ai.deepware.ffmpeg;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

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
    settings.put("decoder", "FFmpeg");
    settings.put("colors", colors.name().toLowerCase(Locale.ROOT));
    settings.put("maxPixels", Long.toString(maxPixels));
    settings.put("maxSide", Integer.toString(maxSide));
    settings.put("hardware", hardware.name().toLowerCase(Locale.ROOT));
    return settings;
  }
}
