package ai.deepware.ffmpeg;

import ai.deepware.ScanException;
import ai.deepware.ffmpeg.isolated.IsolatedFrameSource;
import ai.deepware.frame.FrameSource;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.VideoInput;
import java.nio.file.Path;

/** An application that decodes a video, in its process and in another one, and says how it went. */
final class NativesApplication {
  private NativesApplication() {}

  public static void main(String[] arguments) {
    VideoInput video = VideoInput.of(Path.of(arguments[0]));
    try (IsolatedFrameSource isolated = new IsolatedFrameSource()) {
      for (int i = 0; i < 2; i++) {
        report("in-process", new FfmpegFrameSource(), video);
      }
      report("isolated", isolated, video);
    }
  }

  private static void report(String name, FrameSource source, VideoInput video) {
    try {
      int frames = Decoded.of(source, video, Sampling.fps(1)).frames().size();
      System.out.println(name + ": " + frames);
    } catch (ScanException e) {
      System.out.println(name + ": " + e.reason() + " " + e.detail());
    }
  }
}
