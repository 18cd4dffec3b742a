package ai.deepware.ffmpeg;

import ai.deepware.frame.Sampling;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avformat.AVStream;

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

  static SamplingPlan of(
      Sampling sampling, VideoReader reader, DecoderOptions options, Failures failures) {
    Demuxer demuxer = reader.demuxer();
    double duration = StreamTimes.duration(demuxer.container(), demuxer.stream());
    return switch (sampling.mode()) {
      case TIME -> times(sampling, reader, duration, options.shortcuts());
      case REFERENCE -> reference(reader, duration, options.limits(), failures);
      case KEYFRAMES -> keyframes(sampling, reader, duration);
    };
  }

  private static SamplingPlan times(
      Sampling sampling, VideoReader reader, double stated, boolean shortcuts) {
    AVStream stream = reader.demuxer().stream();
    double duration = stated;
    if (Double.isNaN(stated) && sampling.leastFrames() > 0) {
      double most = sampling.leastFrames() / sampling.fps();
      double frameRate = reader.frameRate().orElse(0);
      duration = DurationProbe.measure(reader.packets(), stream.time_base(), frameRate, most);
    }
    double rate = sampling.rateFor(duration);
    TimeSelector selector = new TimeSelector(rate);
    PacketInspector inspector = shortcuts ? Inspectors.of(stream.codecpar()) : PacketInspector.NONE;
    PacketFeed feed =
        inspector == PacketInspector.NONE
            ? reader.packets()::next
            : new ShortcutFeed(reader.packets(), inspector, selector, reader.clock());
    return new SamplingPlan(
        selector, feed, duration, OptionalDouble.of(rate), expected(duration, rate));
  }

  private static OptionalLong expected(double duration, double rate) {
    return duration > 0
        ? OptionalLong.of((long) Math.ceil(duration * rate - 1e-9))
        : OptionalLong.empty();
  }

  private static SamplingPlan reference(
      VideoReader reader, double duration, DecoderLimits limits, Failures failures) {
    Demuxer demuxer = reader.demuxer();
    long frames = StreamTimes.frameCount(demuxer.container(), demuxer.stream());
    double frameRate = reader.frameRate().orElse(0);
    if (frameRate > 0 && frames / frameRate > limits.duration()) {
      throw failures.limit("duration", frames / frameRate + " s", limits.duration() + " s");
    }
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
