package ai.deepware.ffmpeg;

import ai.deepware.frame.Sampling;
import ai.deepware.frame.ScanWarning;
import ai.deepware.frame.VideoInfo;
import ai.deepware.text.Printable;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** How values go between a parent and a child process. */
final class Wire {
  /** A text has at most so many characters; longer ones are cut. */
  private static final int TEXT = 4_000;

  private static final int WARNINGS = 64;

  private Wire() {}

  static void writeText(DataOutput out, String text) throws IOException {
    out.writeUTF(text.length() > TEXT ? text.substring(0, TEXT) : text);
  }

  /** Reads a text that is shown to people. */
  static String readText(DataInput in) throws IOException {
    String text = in.readUTF();
    if (text.length() > TEXT) {
      throw new IOException("a text of " + text.length());
    }
    return Printable.line(text);
  }

  static void writeWarnings(DataOutput out, List<ScanWarning> warnings) throws IOException {
    int count = Math.min(warnings.size(), WARNINGS);
    out.writeInt(count);
    for (ScanWarning warning : warnings.subList(0, count)) {
      out.writeUTF(warning.kind().name());
      out.writeDouble(warning.amount());
      writeText(out, warning.text());
    }
  }

  /** Throws {@code IllegalArgumentException} where one of them is none, or too long. */
  static List<ScanWarning> readWarnings(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > WARNINGS) {
      throw new IOException("a list of " + count);
    }
    List<ScanWarning> warnings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      warnings.add(
          new ScanWarning(ScanWarning.Kind.valueOf(in.readUTF()), in.readDouble(), readText(in)));
    }
    return warnings;
  }

  static void writeSampling(DataOutput out, Sampling sampling) throws IOException {
    out.writeUTF(sampling.mode().name());
    out.writeDouble(sampling.fps());
    out.writeInt(sampling.leastFrames());
  }

  static Sampling readSampling(DataInput in) throws IOException {
    return new Sampling(Sampling.Mode.valueOf(in.readUTF()), in.readDouble(), in.readInt());
  }

  static void writeInfo(DataOutput out, VideoInfo info) throws IOException {
    writeOptional(out, info.duration());
    out.writeInt(info.width());
    out.writeInt(info.height());
    writeOptional(out, info.frameRate());
    writeText(out, info.container());
    writeText(out, info.codec());
    writeOptional(out, info.samplingRate());
    out.writeLong(info.expectedFrames().orElse(-1));
  }

  /** Throws {@code IllegalArgumentException} where no video could be so. */
  static VideoInfo readInfo(DataInput in) throws IOException {
    return new VideoInfo(
        readOptional(in),
        in.readInt(),
        in.readInt(),
        readOptional(in),
        readText(in),
        readText(in),
        readOptional(in),
        optional(in.readLong()));
  }

  static void writeOptional(DataOutput out, OptionalDouble value) throws IOException {
    out.writeDouble(value.orElse(Double.NaN));
  }

  private static OptionalDouble readOptional(DataInput in) throws IOException {
    double value = in.readDouble();
    if (value < 0 || value > Double.MAX_VALUE) {
      throw new IllegalArgumentException("a duration or rate of " + value);
    }
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static OptionalLong optional(long value) {
    return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
  }

  static void writeOptions(DataOutput out, DecoderOptions options) throws IOException {
    out.writeInt(options.threads());
    out.writeUTF(options.colors().name());
    out.writeLong(options.maxPixels());
    out.writeInt(options.maxSide());
    out.writeUTF(options.hardware().name());
    out.writeBoolean(options.shortcuts());
    DecoderLimits limits = options.limits();
    out.writeLong(limits.pixels());
    out.writeInt(limits.streams());
    out.writeDouble(limits.duration());
    out.writeInt(limits.packetsWithoutFrame());
    out.writeDouble(limits.secondsPerFrame());
    out.writeLong(limits.bytes());
    out.writeDouble(limits.aspectRatio());
    out.writeInt(limits.resolutionChanges());
    out.writeUTF(options.temporaryFolder().toString());
  }

  static DecoderOptions readOptions(DataInput in) throws IOException {
    return new DecoderOptions(
        in.readInt(),
        ColorConversion.valueOf(in.readUTF()),
        in.readLong(),
        in.readInt(),
        HardwareDecoding.valueOf(in.readUTF()),
        in.readBoolean(),
        new DecoderLimits(
            in.readLong(),
            in.readInt(),
            in.readDouble(),
            in.readInt(),
            in.readDouble(),
            in.readLong(),
            in.readDouble(),
            in.readInt()),
        Path.of(in.readUTF()));
  }
}
