package ai.deepware.ffmpeg.isolated;

import ai.deepware.frame.VideoInfo;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.List;

/** The program of a child that keeps the protocol until a video is open, and then does not. */
final class RogueChild {
  private RogueChild() {}

  public static void main(String[] arguments) throws Exception {
    DataOutputStream replies = new DataOutputStream(new FileOutputStream(FileDescriptor.out));
    DataInputStream requests = new DataInputStream(System.in);
    Request.read(requests);
    Reply.Signal.READY.write(replies);
    String name = ((Request.Open) Request.read(requests)).name();
    switch (name) {
      case "deaf" -> {
        // What it asks for is more than a pipe holds.
        new Reply.Read(0, RemoteChannel.CHUNK).write(replies);
        Thread.sleep(600_000);
      }
      case "mute" -> Thread.sleep(600_000);
      case "babbling" -> babble(replies);
      case "before-the-start" -> new Reply.Read(-6, 10).write(replies);
      case "beyond-the-end" -> new Reply.Read(Long.MAX_VALUE, 10).write(replies);
      case "hangs-up" -> new FileOutputStream(FileDescriptor.out).close();
      default -> new Reply.Opened(VideoInfo.of(16, 16)).write(replies);
    }
    Thread.sleep(600_000);
  }

  private static void babble(DataOutputStream replies) throws IOException {
    new Reply.Opened(VideoInfo.of(16, 16)).write(replies);
    for (int i = 0; i < 10_000_000; i++) {
      new Reply.End(List.of()).write(replies);
    }
  }
}
