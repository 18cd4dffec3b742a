package ai.deepware.ffmpeg;

import ai.deepware.frame.VideoInfo;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.List;

/** The program of a child that keeps the protocol until a video is open, and then does not. */
final class RogueChild {
  private RogueChild() {}

  public static void main(String[] arguments) throws Exception {
    ReplyWriter replies = new ReplyWriter(new FileOutputStream(FileDescriptor.out));
    DataInputStream requests = new DataInputStream(System.in);
    Request.read(requests);
    replies.ready();
    String name = ((Request.Open) Request.read(requests)).name();
    switch (name) {
      case "deaf" -> {
        // What it asks for is more than a pipe holds.
        replies.read(0, RemoteChannel.CHUNK);
        Thread.sleep(600_000);
      }
      case "mute" -> Thread.sleep(600_000);
      case "babbling" -> babble(replies);
      case "before-the-start" -> replies.read(-6, 10);
      case "beyond-the-end" -> replies.read(Long.MAX_VALUE, 10);
      case "hangs-up" -> new FileOutputStream(FileDescriptor.out).close();
      default -> replies.opened(VideoInfo.of(16, 16));
    }
    Thread.sleep(600_000);
  }

  private static void babble(ReplyWriter replies) throws IOException {
    replies.opened(VideoInfo.of(16, 16));
    for (int i = 0; i < 10_000_000; i++) {
      replies.end(List.of());
    }
  }
}
