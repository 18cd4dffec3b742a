package ai.deepware.ffmpeg;

import ai.deepware.frame.Sampling;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** What a parent asks of a child process. */
sealed interface Request {
  byte START = 1;
  byte OPEN = 2;
  byte NEXT = 3;
  byte DATA = 4;
  byte CLOSE = 5;

  /** Instead of a count of bytes: the input cannot be read. */
  int UNREADABLE = -2;

  /** The first request: how to decode, and where the memory for frames is. */
  record Start(DecoderOptions options, String file, int capacity) implements Request {}

  /**
   * Opens a video.
   *
   * @param size bytes of an input that can be sought in, -1 of another
   */
  record Open(String name, Sampling sampling, long size) implements Request {}

  /** Asks for the next frame. */
  record Next() implements Request {}

  /**
   * Answers {@link Reply.Read}.
   *
   * @param count bytes read, -1 at the end, or {@link #UNREADABLE}
   * @param bytes as many
   */
  record Data(int count, ByteBuffer bytes) implements Request {}

  /** Closes the video. */
  record Close() implements Request {}

  static Request read(DataInputStream in) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case START -> new Start(Wire.readOptions(in), in.readUTF(), in.readInt());
      case OPEN -> new Open(in.readUTF(), Wire.readSampling(in), in.readLong());
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
}
