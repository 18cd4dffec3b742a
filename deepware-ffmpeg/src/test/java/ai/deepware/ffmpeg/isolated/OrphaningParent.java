package ai.deepware.ffmpeg.isolated;

import ai.deepware.frame.FrameStream;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.VideoInput;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** The program of a parent whose child hangs, for a test that kills the parent. */
final class OrphaningParent {
  private OrphaningParent() {}

  /** Opens the video, prints the child's process identifier, and waits for a frame in vain. */
  public static void main(String[] arguments) throws Exception {
    try (FileChannel video = FileChannel.open(Path.of(arguments[0]));
        IsolatedFrameSource source =
            IsolatedFrameSource.builder().mainClass(FaultyChild.class).build();
        FrameStream stream = source.open(VideoInput.of(video, "hangs"), Sampling.standard())) {
      System.out.println(ProcessHandle.current().children().findFirst().orElseThrow().pid());
      stream.next();
    }
  }
}
