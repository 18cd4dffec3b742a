package ai.deepware.ffmpeg.internal;

import ai.deepware.ScanException.Reason;
import java.io.IOException;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;

/** Loads FFmpeg's native libraries. */
public final class FfmpegLibraries {
  private static @Nullable String firstAdvice;

  private FfmpegLibraries() {}

  /** Loads them, or throws an error that says what is missing: artifacts, or room for natives. */
  public static void load(Failures failures) {
    try {
      NativeCache.prepare();
      for (Class<?> library :
          new Class<?>[] {avutil.class, avcodec.class, avformat.class, swscale.class}) {
        Loader.load(library);
      }
      FfmpegLog.install();
    } catch (IOException e) {
      throw failures.of(Reason.NATIVES_MISSING, NativeCache.advice(e), e);
    } catch (LinkageError e) {
      throw failures.of(Reason.NATIVES_MISSING, advice(e), e);
    }
  }

  /** The JVM tells the first time alone why a class cannot be initialized. */
  private static synchronized String advice(LinkageError error) {
    if (firstAdvice == null) {
      firstAdvice =
          error.getCause() instanceof IOException unpacking
              ? NativeCache.advice(unpacking)
              : missing();
    }
    return firstAdvice;
  }

  private static String missing() {
    String platform = Loader.getPlatform();
    return ("FFmpeg's native libraries for %1$s cannot be loaded: add the artifacts"
            + " org.bytedeco:ffmpeg and org.bytedeco:javacpp with the classifier %1$s to the class"
            + " path, next to those without a classifier")
        .formatted(platform);
  }
}
