package ai.deepware.ffmpeg.internal;

import ai.deepware.text.Printable;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps FFmpeg's own messages off standard error. They go to a logger where that is enabled for
 * debug messages when the first video is opened, and nowhere else.
 *
 * <p>FFmpeg has one level and one callback for the whole process, which may be an application's
 * own: they are set once, and only where the level is FFmpeg's default.
 */
final class FfmpegLog {
  private static final Logger LOG = LoggerFactory.getLogger("ai.deepware.ffmpeg.FfmpegLog");

  /** Set to {@value #LEAVE}, this keeps even the default level from being changed. */
  private static final String PROPERTY = "deepware.ffmpeg.log";

  private static final String LEAVE = "leave";
  private static final AtomicBoolean INSTALLED = new AtomicBoolean();

  private FfmpegLog() {}

  static void install() {
    if (!INSTALLED.getAndSet(true)
        && mayChange(avutil.av_log_get_level(), System.getProperty(PROPERTY))) {
      change();
    }
  }

  /** {@return whether neither the level nor the property is an application's choice} */
  static boolean mayChange(int level, @Nullable String property) {
    return level == avutil.AV_LOG_INFO && !LEAVE.equals(property);
  }

  private static void change() {
    if (LOG.isDebugEnabled()) {
      avutil.av_log_set_level(avutil.AV_LOG_WARNING);
      avutil.setLogCallback(Holder.CALLBACK);
    } else {
      avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    }
  }

  /** Loaded only where messages are wanted. */
  private static final class Holder {
    static final LogCallback CALLBACK =
        new LogCallback() {
          @Override
          public void call(int level, BytePointer message) {
            String text = message.getString(StandardCharsets.UTF_8).stripTrailing();
            LOG.debug("{}", Printable.line(text));
          }
        };
  }
}
