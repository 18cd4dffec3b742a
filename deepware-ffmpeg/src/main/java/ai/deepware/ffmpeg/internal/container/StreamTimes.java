package ai.deepware.ffmpeg.internal.container;

import java.util.OptionalDouble;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/** What a container says of a stream's times. */
public final class StreamTimes {
  private StreamTimes() {}

  public static double value(AVRational rational) {
    return rational.den() == 0 ? 0 : (double) rational.num() / rational.den();
  }

  /** {@return seconds, NaN where nobody tells} */
  public static double duration(AVFormatContext container, AVStream stream) {
    if (container.duration_estimation_method() == avformat.AVFMT_DURATION_FROM_BITRATE) {
      return Double.NaN;
    }
    if (known(stream.duration())) {
      return stream.duration() * value(stream.time_base());
    }
    return known(container.duration())
        ? container.duration() / (double) avutil.AV_TIME_BASE
        : Double.NaN;
  }

  /** {@return seconds that the container names rather than FFmpeg has found, NaN if it does not} */
  static double stated(AVFormatContext container, AVStream stream, String format) {
    int found = container.duration_estimation_method();
    if (found != avformat.AVFMT_DURATION_FROM_STREAM || !Containers.namesDuration(format)) {
      return Double.NaN;
    }
    double frames = stream.nb_frames() / frameRate(stream).orElse(Double.NaN);
    double duration = duration(container, stream);
    return format.equals("avi") && frames > 0 ? frames : duration;
  }

  private static boolean known(long duration) {
    return duration != avutil.AV_NOPTS_VALUE && duration > 0;
  }

  /** {@return frames per second on average} */
  public static OptionalDouble frameRate(AVStream stream) {
    double rate = value(stream.avg_frame_rate());
    if (!(rate > 0)) {
      rate = value(stream.r_frame_rate());
    }
    return rate > 0 ? OptionalDouble.of(rate) : OptionalDouble.empty();
  }

  /** The container's count of frames, as OpenCV's CAP_PROP_FRAME_COUNT computes it. */
  public static long frameCount(AVFormatContext container, AVStream stream) {
    if (stream.nb_frames() > 0) {
      return stream.nb_frames();
    }
    double duration =
        known(container.duration())
            ? container.duration() / (double) avutil.AV_TIME_BASE
            : known(stream.duration()) ? stream.duration() * value(stream.time_base()) : 0;
    return (long) Math.floor(duration * frameRate(stream).orElse(0) + 0.5);
  }
}
