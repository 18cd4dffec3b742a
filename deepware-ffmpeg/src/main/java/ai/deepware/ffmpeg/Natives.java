package ai.deepware.ffmpeg;

import ai.deepware.ScanException.Reason;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.Loader;

/** Loads FFmpeg's native libraries. */
final class Natives {
  private Natives() {}

  /** Loads them, or throws an error that says which artifacts to add. */
  static void load(Failures failures) {
    try {
      for (Class<?> library :
          new Class<?>[] {avutil.class, avcodec.class, avformat.class, swscale.class}) {
        Loader.load(library);
      }
      FfmpegLog.install();
    } catch (LinkageError e) {
      throw failures.of(Reason.NATIVES_MISSING, advice(), e);
    }
  }

  private static String advice() {
    String platform = Loader.getPlatform();
    return ("FFmpeg's native libraries for %1$s cannot be loaded: add the artifacts"
            + " org.bytedeco:ffmpeg and org.bytedeco:javacpp with the classifier %1$s to the class"
            + " path, next to those without a classifier")
        .formatted(platform);
  }
}
