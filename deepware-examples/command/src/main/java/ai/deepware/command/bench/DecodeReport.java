package ai.deepware.command.bench;

import ai.deepware.command.cli.FileNames;
import ai.deepware.command.cli.Json;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/**
 * What decoding took, for people and for programs.
 *
 * @param video name of the file
 * @param library the library's runs
 * @param ffmpeg what they are compared with
 */
record DecodeReport(String video, Map<DecodeVariant, DecodeRun> library, DecodeRun ffmpeg) {
  private static final String FFMPEG = "ffmpegFps1";

  private double ratio(DecodeVariant variant) {
    return run(variant).cpuSeconds() / ffmpeg.cpuSeconds();
  }

  private DecodeRun run(DecodeVariant variant) {
    DecodeRun run = library.get(variant);
    if (run == null) {
      throw new IllegalStateException("no run of " + variant);
    }
    return run;
  }

  String table() {
    StringBuilder text = new StringBuilder(FileNames.printable(video)).append('\n');
    text.append("  run           CPU s    wall s   peak MiB  frames  CPU ratio\n");
    for (DecodeVariant variant : DecodeVariant.values()) {
      text.append(row(variant.label(), run(variant), ratio(variant)));
    }
    text.append(row(FFMPEG, ffmpeg, 1));
    return text.append(
            String.format(
                Locale.ROOT,
                "  not counted: %.3f CPU s to start a JVM and load FFmpeg\n",
                run(DecodeVariant.EXACT).startSeconds()))
        .toString();
  }

  private static String row(String name, DecodeRun run, double ratio) {
    return String.format(
        Locale.ROOT,
        "  %-10s %8.3f  %8.3f  %9.1f  %6d  %9.3f\n",
        name,
        run.cpuSeconds(),
        run.wallSeconds(),
        run.peakBytes() / (double) (1 << 20),
        run.frames(),
        ratio);
  }

  String json() {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = Json.generator(line)) {
      json.writeStartObject();
      json.writeStringField("video", video);
      json.writeObjectFieldStart("runs");
      for (DecodeVariant variant : DecodeVariant.values()) {
        write(json, variant.label(), run(variant));
      }
      write(json, FFMPEG, ffmpeg);
      json.writeEndObject();
      json.writeObjectFieldStart("ratios");
      for (DecodeVariant variant : DecodeVariant.values()) {
        json.writeNumberField(variant.label(), ratio(variant));
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.append('\n').toString();
  }

  private static void write(JsonGenerator json, String name, DecodeRun run) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("cpuSeconds", run.cpuSeconds());
    json.writeNumberField("wallSeconds", run.wallSeconds());
    json.writeNumberField("peakBytes", run.peakBytes());
    json.writeNumberField("frames", run.frames());
    json.writeEndObject();
  }
}
