package ai.deepware.ffmpeg;

import ai.deepware.frame.Sampling;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes {@link Request}s. */
final class RequestWriter {
  /** Writes one request. */
  @FunctionalInterface
  interface Action {
    void write(RequestWriter writer) throws IOException;
  }

  private final DataOutputStream out;

  RequestWriter(OutputStream stream) {
    this.out = new DataOutputStream(new BufferedOutputStream(stream));
  }

  void start(DecoderOptions options, String file, int capacity) throws IOException {
    out.writeByte(Request.START);
    Wire.writeOptions(out, options);
    out.writeUTF(file);
    out.writeInt(capacity);
  }

  void open(String name, Sampling sampling, long size) throws IOException {
    out.writeByte(Request.OPEN);
    Wire.writeText(out, name);
    Wire.writeSampling(out, sampling);
    out.writeLong(size);
  }

  void next() throws IOException {
    out.writeByte(Request.NEXT);
  }

  /** Answers with the first bytes of an array, or with a negative count alone. */
  void data(int count, byte[] bytes) throws IOException {
    out.writeByte(Request.DATA);
    out.writeInt(count);
    out.write(bytes, 0, Math.max(0, count));
  }

  void close() throws IOException {
    out.writeByte(Request.CLOSE);
  }

  void flush() throws IOException {
    out.flush();
  }
}
