package ai.deepware.ffmpeg.packaged;

import ai.deepware.ffmpeg.isolated.IsolatedFrameSource;
import ai.deepware.frame.FrameStream;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.VideoInput;
import java.nio.file.Path;

/** An application that decodes one video in a child process, with public means alone. */
public final class DecodingApplication {
  private DecodingApplication() {}

  /** Decodes the video, and prints how many frames it has. */
  public static void main(String[] arguments) {
    VideoInput video = VideoInput.of(Path.of(arguments[0]));
    try (IsolatedFrameSource source = new IsolatedFrameSource()) {
      source.check();
      try (FrameStream stream = source.open(video, Sampling.fps(1))) {
        int frames = 0;
        while (stream.next().isPresent()) {
          frames++;
        }
        System.out.println("decoded " + frames);
      }
    }
  }
}
