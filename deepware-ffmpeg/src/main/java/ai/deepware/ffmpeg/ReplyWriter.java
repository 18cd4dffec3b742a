package ai.deepware.ffmpeg;

import ai.deepware.ScanException.Reason;
import ai.deepware.frame.Frame;
import ai.deepware.frame.ScanWarning;
import ai.deepware.frame.VideoInfo;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes {@link Reply}s, each at once. */
final class ReplyWriter {
  private final DataOutputStream out;

  ReplyWriter(OutputStream stream) {
    this.out = new DataOutputStream(new BufferedOutputStream(stream));
  }

  void ready() throws IOException {
    out.writeByte(Reply.READY_CODE);
    out.flush();
  }

  void opened(VideoInfo info) throws IOException {
    out.writeByte(Reply.OPENED_CODE);
    Wire.writeInfo(out, info);
    out.flush();
  }

  void read(long position, int length) throws IOException {
    out.writeByte(Reply.READ_CODE);
    out.writeLong(position);
    out.writeInt(length);
    out.flush();
  }

  void frame(Frame frame, List<ScanWarning> warnings) throws IOException {
    out.writeByte(Reply.FRAME_CODE);
    out.writeDouble(frame.time());
    out.writeInt(frame.image().width());
    out.writeInt(frame.image().height());
    out.writeInt(frame.displayWidth());
    out.writeInt(frame.displayHeight());
    Wire.writeWarnings(out, warnings);
    out.flush();
  }

  void end(List<ScanWarning> warnings) throws IOException {
    out.writeByte(Reply.END_CODE);
    Wire.writeWarnings(out, warnings);
    out.flush();
  }

  void failed(Reason reason, String detail, List<ScanWarning> warnings) throws IOException {
    out.writeByte(Reply.FAILED_CODE);
    out.writeUTF(reason.name());
    Wire.writeText(out, detail);
    Wire.writeWarnings(out, warnings);
    out.flush();
  }

  void closed() throws IOException {
    out.writeByte(Reply.CLOSED_CODE);
    out.flush();
  }
}
