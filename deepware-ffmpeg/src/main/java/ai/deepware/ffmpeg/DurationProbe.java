package ai.deepware.ffmpeg;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVRational;

/** Measures the duration of a short video whose container does not tell it, from its packets. */
final class DurationProbe {
  private long first = Long.MAX_VALUE;
  private long end = Long.MIN_VALUE;
  private long packets;
  private final double tick;
  private final double step;

  private DurationProbe(AVRational timeBase, double frameRate) {
    this.tick = StreamTimes.value(timeBase);
    this.step = frameRate > 0 ? 1 / frameRate : 0;
  }

  /** {@return seconds, or NaN if the video is longer than {@code most} seconds} */
  static double measure(PacketQueue packets, AVRational timeBase, double frameRate, double most) {
    DurationProbe probe = new DurationProbe(timeBase, frameRate);
    packets.ahead().forEach(probe::add);
    AVPacket packet;
    while ((packet = packets.lookFurther()) != null) {
      probe.add(packet);
      if (probe.seconds() > most) {
        return Double.NaN;
      }
    }
    return packets.ended() && probe.seconds() > 0 ? probe.seconds() : Double.NaN;
  }

  private void add(AVPacket packet) {
    packets++;
    if (PacketQueue.hasTime(packet)) {
      long duration = Math.max(packet.duration(), Math.round(step / tick));
      first = Math.min(first, packet.pts());
      end = Math.max(end, packet.pts() + duration);
    }
  }

  private double seconds() {
    return end > first ? (end - first) * tick : packets * step;
  }
}
