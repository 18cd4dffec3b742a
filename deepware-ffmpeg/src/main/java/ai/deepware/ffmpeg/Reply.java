package ai.deepware.ffmpeg;

import ai.deepware.ScanException.Reason;
import ai.deepware.frame.ScanWarning;
import ai.deepware.frame.VideoInfo;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;

/** What a child process answers. Nothing in it is trusted. */
sealed interface Reply {
  Reply READY = new Signal();
  Reply CLOSED = new Signal();

  /** The child has ended, or what it writes is no reply. */
  Reply GONE = new Signal();

  byte READY_CODE = 1;
  byte OPENED_CODE = 2;
  byte READ_CODE = 3;
  byte FRAME_CODE = 4;
  byte END_CODE = 5;
  byte FAILED_CODE = 6;
  byte CLOSED_CODE = 7;

  /** A reply without content, told from others by its identity. */
  final class Signal implements Reply {}

  /** The video is open. */
  record Opened(VideoInfo info) implements Reply {}

  /** Asks for at most so many bytes of the input at a position, to be answered with data. */
  record Read(long position, int length) implements Reply {}

  /** A frame's pixels are in the shared memory. */
  record Picture(
      double time,
      int width,
      int height,
      int displayWidth,
      int displayHeight,
      List<ScanWarning> warnings)
      implements Reply {}

  /** There is no further frame. */
  record End(List<ScanWarning> warnings) implements Reply {}

  /** The request failed. */
  record Failed(Reason reason, String detail, List<ScanWarning> warnings) implements Reply {}

  /** Reads one; throws {@code IOException} at the end or if it is none. */
  static Reply read(DataInputStream in) throws IOException {
    try {
      byte kind = in.readByte();
      return switch (kind) {
        case READY_CODE -> READY;
        case OPENED_CODE -> new Opened(Wire.readInfo(in));
        case READ_CODE -> new Read(in.readLong(), in.readInt());
        case FRAME_CODE ->
            new Picture(
                in.readDouble(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                Wire.readWarnings(in));
        case END_CODE -> new End(Wire.readWarnings(in));
        case FAILED_CODE ->
            new Failed(Reason.valueOf(in.readUTF()), Wire.readText(in), Wire.readWarnings(in));
        case CLOSED_CODE -> CLOSED;
        default -> throw new IOException("reply " + kind);
      };
    } catch (IllegalArgumentException e) {
      throw new IOException("no reply", e);
    }
  }
}
