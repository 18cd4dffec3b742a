package ai.deepware.ffmpeg.internal;

import ai.deepware.ScanException;
import ai.deepware.ScanException.Reason;
import ai.deepware.Step;
import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** Makes the exceptions of one video. */
public record Failures(String file) {
  public ScanException of(Reason reason, String detail) {
    return new ScanException(file, Step.DECODE, reason, detail);
  }

  public ScanException of(Reason reason, String detail, @Nullable Throwable cause) {
    return new ScanException(file, Step.DECODE, reason, detail, cause);
  }

  public ScanException limit(String name, Object value, Object limit) {
    return of(Reason.LIMIT, name + " is " + value + ", more than the limit of " + limit);
  }

  public ScanException cancelled() {
    return of(Reason.CANCELLED, "the thread was interrupted");
  }

  /** FFmpeg's words for its error code. */
  public static String text(int code) {
    byte[] text = new byte[128];
    avutil.av_strerror(code, text, text.length);
    int length = 0;
    while (length < text.length && text[length] != 0) {
      length++;
    }
    return new String(text, 0, length, StandardCharsets.UTF_8);
  }

  /** Closes what is of no use any more after a problem, which stays the one that is reported. */
  public static void closeAfter(Throwable problem, AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      problem.addSuppressed(e);
    }
  }
}
