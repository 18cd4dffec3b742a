package ai.deepware.ffmpeg;

import ai.deepware.text.Printable;
import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps FFmpeg's own messages off standard error. They go to the logger of this class where that is
 * enabled for debug messages when the first video is opened, and nowhere else.
 */
final class FfmpegLog {
  private static final Logger LOG = LoggerFactory.getLogger(FfmpegLog.class);

  private FfmpegLog() {}

  static void install() {
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
