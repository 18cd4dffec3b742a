package ai.deepware.ffmpeg;

import ai.deepware.ScanException;
import ai.deepware.ScanException.Reason;
import ai.deepware.Step;
import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** Makes the exceptions of one video. */
record Failures(String file) {
  ScanException of(Reason reason, String detail) {
    return new ScanException(file, Step.DECODE, reason, detail);
  }

  ScanException of(Reason reason, String detail, @Nullable Throwable cause) {
    return new ScanException(file, Step.DECODE, reason, detail, cause);
  }

  ScanException limit(String name, Object value, Object limit) {
    return of(Reason.LIMIT, name + " is " + value + ", more than the limit of " + limit);
  }

  ScanException cancelled() {
    return of(Reason.CANCELLED, "the thread was interrupted");
  }

  /** FFmpeg's words for its error code. */
  static String text(int code) {
    byte[] text = new byte[128];
    avutil.av_strerror(code, text, text.length);
    int length = 0;
    while (length < text.length && text[length] != 0) {
      length++;
    }
    return new String(text, 0, length, StandardCharsets.UTF_8);
  }

  /** Closes what is of no use any more after a problem, which stays the one that is reported. */
  static void closeAfter(Throwable problem, AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      problem.addSuppressed(e);
    }
  }
}
