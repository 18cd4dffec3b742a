package ai.deepware.ffmpeg.internal;

import ai.deepware.ScanException;
import ai.deepware.ScanException.Reason;
import ai.deepware.frame.VideoInput;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.FileSystemException;

/** Opens what is to be decoded. */
public final class Inputs {
  private Inputs() {}

  public static ReadableByteChannel open(VideoInput input, Failures failures) {
    try {
      return input.open();
    } catch (FileSystemException e) {
      String reason = e.getReason();
      throw failures.of(Reason.UNREADABLE, reason == null ? "cannot be read: " + e : reason, e);
    } catch (IOException e) {
      throw unreadable(e, failures);
    }
  }

  public static ScanException unreadable(Throwable problem, Failures failures) {
    return failures.of(Reason.UNREADABLE, "cannot be read: " + problem, problem);
  }
}
