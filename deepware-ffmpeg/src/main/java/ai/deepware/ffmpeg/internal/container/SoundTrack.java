package ai.deepware.ffmpeg.internal.container;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** The times of a container's sound, which tell whether a picture stood still or times jumped. */
final class SoundTrack {
  /** Seconds from packet to packet above which sound does not go on. */
  private static final double LONGEST = 10;

  private final int index;
  private final double tick;
  private long last = avutil.AV_NOPTS_VALUE;
  private double heard;
  private double end;

  private SoundTrack(int index, double tick) {
    this.index = index;
    this.tick = tick;
  }

  /** {@return the first one, null if there is none} */
  static @Nullable SoundTrack of(AVFormatContext container) {
    for (int i = 0; i < container.nb_streams(); i++) {
      AVStream stream = container.streams(i);
      if (stream.codecpar().codec_type() == avutil.AVMEDIA_TYPE_AUDIO) {
        return new SoundTrack(i, StreamTimes.value(stream.time_base()));
      }
    }
    return null;
  }

  /** {@return the number of its stream} */
  int index() {
    return index;
  }

  void add(AVPacket packet) {
    long time = packet.pts() == avutil.AV_NOPTS_VALUE ? packet.dts() : packet.pts();
    if (time == avutil.AV_NOPTS_VALUE) {
      return;
    }
    double passed = last == avutil.AV_NOPTS_VALUE ? 0 : ((double) time - last) * tick;
    if (passed > 0 && passed <= LONGEST) {
      heard += passed;
    }
    last = time;
    end = Math.max(end, ((double) time + packet.duration()) * tick);
  }

  /** {@return seconds at which the last packet ends, as the container counts} */
  double end() {
    return end;
  }

  /** {@return seconds of sound that went on, so far} */
  double heard() {
    return heard;
  }
}
