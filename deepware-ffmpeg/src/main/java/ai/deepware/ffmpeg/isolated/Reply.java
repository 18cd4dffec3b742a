package ai.deepware.ffmpeg.isolated;

import ai.deepware.ScanException.Reason;
import ai.deepware.frame.Frame;
import ai.deepware.frame.ScanWarning;
import ai.deepware.frame.VideoInfo;
import ai.deepware.text.Printable;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What a child process answers, and how it is written. Nothing in it is trusted. */
sealed interface Reply {
  byte READY = 1;
  byte OPENED = 2;
  byte READ = 3;
  byte FRAME = 4;
  byte END = 5;
  byte FAILED = 6;
  byte CLOSED = 7;

  /** More warnings are left out. */
  int WARNINGS = 64;

  /** Writes its kind and what it holds. */
  void write(DataOutput out) throws IOException;

  /** Reads one; throws {@code IOException} at the end or if it is none. */
  static Reply read(DataInputStream in) throws IOException {
    try {
      byte kind = in.readByte();
      return switch (kind) {
        case READY -> Signal.READY;
        case OPENED -> new Opened(readInfo(in));
        case READ -> new Read(in.readLong(), in.readInt());
        case FRAME ->
            new Picture(
                in.readDouble(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                readWarnings(in));
        case END -> new End(readWarnings(in));
        case FAILED -> new Failed(Reason.valueOf(in.readUTF()), readText(in), readWarnings(in));
        case CLOSED -> Signal.CLOSED;
        default -> throw new IOException("reply " + kind);
      };
    } catch (IllegalArgumentException e) {
      throw new IOException("no reply", e);
    }
  }

  /** A reply without content. */
  enum Signal implements Reply {
    READY,
    CLOSED,
    /** The child has ended, or what it writes is no reply; it is never written. */
    GONE;

    @Override
    public void write(DataOutput out) throws IOException {
      out.writeByte(this == READY ? Reply.READY : Reply.CLOSED);
    }
  }

  /** The video is open. */
  record Opened(VideoInfo info) implements Reply {
    @Override
    public void write(DataOutput out) throws IOException {
      out.writeByte(OPENED);
      out.writeDouble(info.duration().orElse(Double.NaN));
      out.writeInt(info.width());
      out.writeInt(info.height());
      out.writeDouble(info.frameRate().orElse(Double.NaN));
      out.writeUTF(Request.cut(info.container()));
      out.writeUTF(Request.cut(info.codec()));
      out.writeDouble(info.samplingRate().orElse(Double.NaN));
      out.writeLong(info.expectedFrames().orElse(-1));
      out.writeInt(info.tags().size());
      for (Map.Entry<String, String> tag : info.tags().entrySet()) {
        out.writeUTF(tag.getKey());
        out.writeUTF(tag.getValue());
      }
    }
  }

  /** Asks for at most so many bytes of the input at a position, to be answered with data. */
  record Read(long position, int length) implements Reply {
    @Override
    public void write(DataOutput out) throws IOException {
      out.writeByte(READ);
      out.writeLong(position);
      out.writeInt(length);
    }
  }

  /**
   * A frame's pixels are in the shared memory.
   *
   * @param following how many frames of its burst come as the next replies
   */
  record Picture(
      double time,
      int width,
      int height,
      int displayWidth,
      int displayHeight,
      int following,
      List<ScanWarning> warnings)
      implements Reply {

    static Picture of(Frame frame, List<ScanWarning> warnings) {
      return new Picture(
          frame.time(),
          frame.image().width(),
          frame.image().height(),
          frame.displayWidth(),
          frame.displayHeight(),
          frame.following().size(),
          warnings);
    }

    @Override
    public void write(DataOutput out) throws IOException {
      out.writeByte(FRAME);
      out.writeDouble(time);
      out.writeInt(width);
      out.writeInt(height);
      out.writeInt(displayWidth);
      out.writeInt(displayHeight);
      out.writeInt(following);
      writeWarnings(out, warnings);
    }
  }

  /** There is no further frame. */
  record End(List<ScanWarning> warnings) implements Reply {
    @Override
    public void write(DataOutput out) throws IOException {
      out.writeByte(END);
      writeWarnings(out, warnings);
    }
  }

  /** The request failed. */
  record Failed(Reason reason, String detail, List<ScanWarning> warnings) implements Reply {
    @Override
    public void write(DataOutput out) throws IOException {
      out.writeByte(FAILED);
      out.writeUTF(reason.name());
      out.writeUTF(Request.cut(detail));
      writeWarnings(out, warnings);
    }
  }

  /** Reads a text that is shown to people. */
  private static String readText(DataInput in) throws IOException {
    String text = in.readUTF();
    if (text.length() > Request.TEXT) {
      throw new IOException("a text of " + text.length());
    }
    return Printable.line(text);
  }

  private static void writeWarnings(DataOutput out, List<ScanWarning> warnings) throws IOException {
    int count = Math.min(warnings.size(), WARNINGS);
    out.writeInt(count);
    for (ScanWarning warning : warnings.subList(0, count)) {
      out.writeUTF(warning.kind().name());
      out.writeDouble(warning.amount());
      out.writeUTF(Request.cut(warning.text()));
    }
  }

  /** Throws {@code IllegalArgumentException} where one of them is none, or too long. */
  private static List<ScanWarning> readWarnings(DataInput in) throws IOException {
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

  /** Throws {@code IllegalArgumentException} where no video could be so. */
  private static VideoInfo readInfo(DataInput in) throws IOException {
    OptionalDouble duration = readOptional(in);
    VideoInfo.Builder video = VideoInfo.builder(in.readInt(), in.readInt());
    duration.ifPresent(video::duration);
    readOptional(in).ifPresent(video::frameRate);
    video.container(readText(in)).codec(readText(in));
    readOptional(in).ifPresent(video::samplingRate);
    optional(in.readLong()).ifPresent(video::expectedFrames);
    int tags = in.readInt();
    if (tags < 0 || tags > VideoInfo.MOST_TAGS) {
      throw new IOException("a list of " + tags);
    }
    for (int i = 0; i < tags; i++) {
      video.tag(in.readUTF(), in.readUTF());
    }
    return video.build();
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
}
