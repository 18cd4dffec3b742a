package ai.deepware.ffmpeg.internal.container;

import ai.deepware.ScanException.Reason;
import ai.deepware.ffmpeg.internal.Failures;
import java.util.Locale;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/** Chooses the video among a container's streams. */
final class StreamChoice {
  private StreamChoice() {}

  /** {@return the video, after learning about all streams; throws if there is none} */
  static AVStream of(
      ChannelIo io, AVFormatContext container, Demuxer.Bounds bounds, Failures failures) {
    int code = io.examine(container);
    io.check(failures);
    if (container.nb_streams() > bounds.streams()) {
      throw failures.limit("streams", container.nb_streams(), bounds.streams());
    }
    int best = best(container);
    if (best < 0) {
      throw code < 0
          ? failures.of(Reason.DAMAGED, "its streams cannot be read: " + Failures.text(code))
          : failures.of(Reason.NO_VIDEO_STREAM, "has no video stream");
    }
    AVCodecParameters codec = container.streams(best).codecpar();
    if (pixels(codec) > bounds.pixels()) {
      throw failures.limit(
          "pixels",
          String.format(Locale.ROOT, "%dx%d", codec.width(), codec.height()),
          bounds.pixels());
    }
    return container.streams(best);
  }

  /** The default stream, or else the one with the most pixels. */
  private static int best(AVFormatContext container) {
    int best = -1;
    long bestScore = -1;
    for (int i = 0; i < container.nb_streams(); i++) {
      AVStream candidate = container.streams(i);
      if (!isVideo(candidate)) {
        continue;
      }
      long score = pixels(candidate.codecpar());
      if ((candidate.disposition() & avformat.AV_DISPOSITION_DEFAULT) != 0) {
        score += 1L << 40;
      }
      if (score > bestScore) {
        bestScore = score;
        best = i;
      }
    }
    return best;
  }

  /** {@return whether a stream is a video; a cover picture is none} */
  static boolean isVideo(AVStream stream) {
    return stream.codecpar().codec_type() == avutil.AVMEDIA_TYPE_VIDEO
        && (stream.disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) == 0;
  }

  private static long pixels(AVCodecParameters codec) {
    return (long) codec.width() * codec.height();
  }
}
