package ai.deepware.ffmpeg;

import ai.deepware.ffmpeg.internal.bitstream.Inspectors;
import ai.deepware.ffmpeg.internal.bitstream.PacketInspector;
import ai.deepware.ffmpeg.internal.container.Demuxer;
import ai.deepware.ffmpeg.internal.container.DurationProbe;
import ai.deepware.ffmpeg.internal.container.PacketQueue;
import ai.deepware.ffmpeg.internal.container.Packets;
import ai.deepware.ffmpeg.internal.container.StreamTimes;
import ai.deepware.frame.Sampling;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;

/**
 * What a sampling means for one video.
 *
 * @param selector chooses the frames
 * @param feed chooses the packets that are decoded for them
 * @param duration seconds, NaN where unknown
 * @param rate frames per second that are sampled in effect
 * @param expected about how many frames that gives
 */
record SamplingPlan(
    FrameSelector selector,
    PacketFeed feed,
    double duration,
    OptionalDouble rate,
    OptionalLong expected) {

  /**
   * Seconds, and part of a duration, by which containers and packets differ where both are right.
   */
  private static final double LEAST_ERROR = 0.1;

  private static final double MOST_ERROR = 0.05;

  static SamplingPlan of(Sampling sampling, VideoReader reader, DecoderOptions options) {
    Demuxer demuxer = reader.demuxer();
    double duration = StreamTimes.duration(demuxer.container(), demuxer.stream());
    return switch (sampling.mode()) {
      case TIME -> times(sampling, reader, duration, options.shortcuts());
      case REFERENCE -> reference(reader, duration, options.limits());
      case KEYFRAMES -> keyframes(sampling, reader, duration);
    };
  }

  private static SamplingPlan times(
      Sampling sampling, VideoReader reader, double stated, boolean shortcuts) {
    AVStream stream = reader.demuxer().stream();
    double most = sampling.leastFrames() / sampling.fps();
    double duration = most > 0 ? trueDuration(reader, stated, most) : stated;
    double rate = sampling.rateFor(duration);
    TimeSelector selector = new TimeSelector(rate, sampling.burst());
    PacketInspector inspector =
        shortcuts
            ? Inspectors.of(stream.codecpar().codec_id(), Packets.extradata(stream.codecpar()))
            : PacketInspector.NONE;
    PacketFeed feed =
        inspector == PacketInspector.NONE
            ? reader.packets()::next
            : new ShortcutFeed(reader.packets(), inspector, selector, reader.clock());
    return new SamplingPlan(
        selector,
        feed,
        named(reader, stated, duration),
        OptionalDouble.of(rate),
        expected(duration, rate));
  }

  /** What ends before the time that its container names is so long nevertheless, or was cut. */
  private static double named(VideoReader reader, double stated, double duration) {
    return stated > duration && reader.packets().jumps() == 0 ? stated : duration;
  }

  /**
   * {@return seconds that the packets tell where they contradict the container, NaN where nobody
   * does}
   *
   * @param most how long a video may be for its length to matter
   */
  private static double trueDuration(VideoReader reader, double stated, double most) {
    PacketQueue packets = reader.packets();
    AVRational timeBase = reader.demuxer().stream().time_base();
    if (reader.demuxer().hasIndex()) {
      double listed = packets.index().reached(reader.demuxer().size());
      return agreed(stated, listed * StreamTimes.value(timeBase));
    }
    DurationProbe probe =
        DurationProbe.measure(packets, timeBase, reader.frameRate().orElse(0), most);
    if (probe.ended()) {
      return agreed(stated, probe.seconds());
    }
    return stated >= probe.seconds() ? stated : Double.NaN;
  }

  /** Containers round, and may count in what is not shown. */
  private static double agreed(double stated, double measured) {
    if (!(measured > 0)) {
      return stated;
    }
    double tolerance = Math.max(LEAST_ERROR, MOST_ERROR * measured);
    return Math.abs(stated - measured) <= tolerance ? stated : measured;
  }

  private static OptionalLong expected(double duration, double rate) {
    return duration > 0
        ? OptionalLong.of((long) Math.ceil(duration * rate - 1e-9))
        : OptionalLong.empty();
  }

  private static SamplingPlan reference(VideoReader reader, double duration, DecoderLimits limits) {
    Demuxer demuxer = reader.demuxer();
    long frames = StreamTimes.frameCount(demuxer.container(), demuxer.stream());
    double frameRate = reader.frameRate().orElse(0);
    frames = (long) Math.min((double) frames, limits.duration().toNanos() / 1e9 * frameRate);
    long[] indices = Sampling.referenceIndices(frames, frameRate);
    return new SamplingPlan(
        new IndexSelector(indices),
        reader.packets()::next,
        duration,
        OptionalDouble.empty(),
        OptionalLong.of(indices.length));
  }

  private static SamplingPlan keyframes(Sampling sampling, VideoReader reader, double duration) {
    Demuxer demuxer = reader.demuxer();
    demuxer.wantOnlyKeyframes();
    KeyframeFeed feed =
        new KeyframeFeed(
            reader.packets(),
            StreamTimes.value(demuxer.stream().time_base()),
            reader.frameRate().orElse(0),
            sampling.fps());
    return new SamplingPlan(
        (time, index) -> true, feed, duration, OptionalDouble.empty(), OptionalLong.empty());
  }
}
