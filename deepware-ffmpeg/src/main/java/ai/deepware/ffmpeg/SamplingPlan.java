package ai.deepware.ffmpeg;

import ai.deepware.frame.Sampling;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avformat.AVStream;

/**
 * What a sampling means for one video.
 *
 * @param selector chooses the frames
 * @param duration seconds, NaN where unknown
 * @param rate frames per second that are sampled in effect
 * @param expected about how many frames that gives
 */
record SamplingPlan(
    FrameSelector selector, double duration, OptionalDouble rate, OptionalLong expected) {

  static SamplingPlan of(Sampling sampling, Demuxer demuxer, PacketQueue packets) {
    AVStream stream = demuxer.stream();
    double duration = StreamTimes.duration(demuxer.container(), stream);
    if (sampling.mode() == Sampling.Mode.REFERENCE) {
      return reference(demuxer, duration);
    }
    if (Double.isNaN(duration)) {
      double most = Math.max(1, sampling.leastFrames() / sampling.fps());
      double frameRate = StreamTimes.frameRate(stream).orElse(0);
      duration = DurationProbe.measure(packets, stream.time_base(), frameRate, most);
    }
    double rate = sampling.rateFor(duration);
    OptionalLong expected =
        duration > 0
            ? OptionalLong.of((long) Math.ceil(duration * rate - 1e-9))
            : OptionalLong.empty();
    return new SamplingPlan(new TimeSelector(rate), duration, OptionalDouble.of(rate), expected);
  }

  private static SamplingPlan reference(Demuxer demuxer, double duration) {
    AVStream stream = demuxer.stream();
    long[] indices =
        Sampling.referenceIndices(
            StreamTimes.frameCount(demuxer.container(), stream),
            StreamTimes.frameRate(stream).orElse(0));
    return new SamplingPlan(
        new IndexSelector(indices),
        duration,
        OptionalDouble.empty(),
        OptionalLong.of(indices.length));
  }
}
