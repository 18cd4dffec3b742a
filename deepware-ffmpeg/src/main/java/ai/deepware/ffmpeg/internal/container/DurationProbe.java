package ai.deepware.ffmpeg.internal.container;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVRational;

/**
 * Measures the duration of a short video from its packets, because what a header says may be wrong.
 *
 * @param seconds up to the last packet that was looked at
 * @param ended whether that was the last one of all
 */
public record DurationProbe(double seconds, boolean ended) {
  /** Looks ahead until the video is known to be longer than {@code most} seconds. */
  public static DurationProbe measure(
      PacketQueue packets, AVRational timeBase, double frameRate, double most) {
    Measure measure = new Measure(timeBase, frameRate);
    packets.ahead().forEach(measure::add);
    AVPacket packet;
    while (measure.seconds() <= most && (packet = packets.lookFurther()) != null) {
      measure.add(packet);
    }
    return new DurationProbe(measure.seconds(), packets.ended());
  }

  private static final class Measure {
    private final double tick;
    private final double step;
    private long first = Long.MAX_VALUE;
    private long end = Long.MIN_VALUE;
    private long packets;

    Measure(AVRational timeBase, double frameRate) {
      this.tick = StreamTimes.value(timeBase);
      this.step = frameRate > 0 ? 1 / frameRate : 0;
    }

    void add(AVPacket packet) {
      packets++;
      if (PacketQueue.hasTime(packet)) {
        long duration = Math.max(packet.duration(), Math.round(step / tick));
        first = Math.min(first, packet.pts());
        end = Math.max(end, packet.pts() + duration);
      }
    }

    double seconds() {
      return end > first ? (end - first) * tick : packets * step;
    }
  }
}
