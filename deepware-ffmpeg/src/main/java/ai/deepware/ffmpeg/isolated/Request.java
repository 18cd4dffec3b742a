package ai.deepware.ffmpeg.isolated;

import ai.deepware.ffmpeg.ColorConversion;
import ai.deepware.ffmpeg.DecoderLimits;
import ai.deepware.ffmpeg.DecoderOptions;
import ai.deepware.ffmpeg.FfmpegFrameSource;
import ai.deepware.ffmpeg.HardwareDecoding;
import ai.deepware.frame.Sampling;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/** What a parent asks of a child process, and how it is written. */
sealed interface Request {
  byte START = 1;
  byte OPEN = 2;
  byte NEXT = 3;
  byte DATA = 4;
  byte CLOSE = 5;

  /** Instead of a count of bytes: the input cannot be read. */
  int UNREADABLE = -2;

  /** A text has at most so many characters; longer ones are cut. */
  int TEXT = 4_000;

  /** Writes its kind and what it holds. */
  void write(DataOutput out) throws IOException;

  /** Reads one; throws {@code IOException} at the end or if it is none. */
  static Request read(DataInputStream in) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case START -> new Start(readDecoder(in), in.readUTF(), in.readInt());
      case OPEN ->
          new Open(
              in.readUTF(),
              new Sampling(
                  Sampling.Mode.valueOf(in.readUTF()), in.readDouble(), in.readInt(), in.readInt()),
              in.readLong());
      case NEXT -> new Next();
      case DATA -> {
        int count = in.readInt();
        byte[] bytes = new byte[Math.max(0, count)];
        in.readFully(bytes);
        yield new Data(count, ByteBuffer.wrap(bytes));
      }
      case CLOSE -> new Close();
      default -> throw new IOException("request " + kind);
    };
  }

  /** The first request: how to decode, and where the memory for frames is. */
  record Start(FfmpegFrameSource decoder, String file, int capacity) implements Request {
    @Override
    public void write(DataOutput out) throws IOException {
      out.writeByte(START);
      writeDecoder(out, decoder.options());
      out.writeUTF(file);
      out.writeInt(capacity);
    }
  }

  /**
   * Opens a video.
   *
   * @param size bytes of an input that can be sought in, -1 of another
   */
  record Open(String name, Sampling sampling, long size) implements Request {
    @Override
    public void write(DataOutput out) throws IOException {
      out.writeByte(OPEN);
      out.writeUTF(cut(name));
      out.writeUTF(sampling.mode().name());
      out.writeDouble(sampling.fps());
      out.writeInt(sampling.leastFrames());
      out.writeInt(sampling.burst());
      out.writeLong(size);
    }
  }

  /** Asks for the next frame. */
  record Next() implements Request {
    @Override
    public void write(DataOutput out) throws IOException {
      out.writeByte(NEXT);
    }
  }

  /**
   * Answers {@link Reply.Read}.
   *
   * @param count bytes read, -1 at the end, or {@link #UNREADABLE}
   * @param bytes as many, from the first one on
   */
  record Data(int count, ByteBuffer bytes) implements Request {
    @Override
    public void write(DataOutput out) throws IOException {
      out.writeByte(DATA);
      out.writeInt(count);
      out.write(bytes.array(), bytes.arrayOffset(), Math.max(0, count));
    }
  }

  /** Closes the video. */
  record Close() implements Request {
    @Override
    public void write(DataOutput out) throws IOException {
      out.writeByte(CLOSE);
    }
  }

  /** {@return a text that is no longer than what is read} */
  static String cut(String text) {
    return text.length() > TEXT ? text.substring(0, TEXT) : text;
  }

  /** All but the temporary folder, which is the child's own. */
  private static void writeDecoder(DataOutput out, DecoderOptions options) throws IOException {
    out.writeInt(options.threads());
    out.writeUTF(options.colors().name());
    out.writeLong(options.maxPixels());
    out.writeInt(options.maxSide());
    out.writeUTF(options.hardware().name());
    out.writeBoolean(options.shortcuts());
    DecoderLimits limits = options.limits();
    out.writeLong(limits.pixels());
    out.writeInt(limits.streams());
    out.writeLong(limits.duration().toNanos());
    out.writeInt(limits.packetsWithoutFrame());
    out.writeLong(limits.timePerFrame().toNanos());
    out.writeLong(limits.bytes());
    out.writeDouble(limits.aspectRatio());
    out.writeInt(limits.resolutionChanges());
  }

  private static FfmpegFrameSource readDecoder(DataInput in) throws IOException {
    return FfmpegFrameSource.builder()
        .threads(in.readInt())
        .colors(ColorConversion.valueOf(in.readUTF()))
        .scaling(in.readLong(), in.readInt())
        .hardware(HardwareDecoding.valueOf(in.readUTF()))
        .shortcuts(in.readBoolean())
        .limits(
            DecoderLimits.builder()
                .pixels(in.readLong())
                .streams(in.readInt())
                .duration(Duration.ofNanos(in.readLong()))
                .packetsWithoutFrame(in.readInt())
                .timePerFrame(Duration.ofNanos(in.readLong()))
                .bytes(in.readLong())
                .aspectRatio(in.readDouble())
                .resolutionChanges(in.readInt())
                .build())
        .build();
  }
}
