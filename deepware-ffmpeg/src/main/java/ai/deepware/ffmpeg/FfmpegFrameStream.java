package ai.deepware.ffmpeg;

import ai.deepware.ffmpeg.internal.Failures;
import ai.deepware.ffmpeg.internal.FfmpegLibraries;
import ai.deepware.ffmpeg.internal.NativeMemory;
import ai.deepware.ffmpeg.internal.container.Containers;
import ai.deepware.ffmpeg.internal.container.Demuxer;
import ai.deepware.frame.Frame;
import ai.deepware.frame.FrameStream;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.ScanWarning;
import ai.deepware.frame.VideoInfo;
import ai.deepware.frame.VideoInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decodes forward through one video and returns the wanted frames. */
final class FfmpegFrameStream implements FrameStream {
  private final Failures failures;
  private final VideoReader reader;
  private final FrameConverter converter;
  private final FrameSelector selector;
  private final Geometry geometry;
  private final VideoInfo info;
  private final int burst;

  /** Whether the selector has not been asked yet about the frame that the reader stands at. */
  private boolean unasked = true;

  private boolean ended;
  private boolean closed;

  FfmpegFrameStream(VideoInput input, Sampling sampling, DecoderOptions options) {
    failures = new Failures(input.name());
    FfmpegLibraries.load(failures);
    NativeMemory.allow(options.limits().pixels());
    reader = new VideoReader(input, options, failures);
    converter = new FrameConverter(options, failures);
    try {
      SamplingPlan plan = SamplingPlan.of(sampling, reader, options);
      reader.feed(plan.feed());
      selector = plan.selector();
      burst = sampling.burst();
      if (!reader.advance()) {
        throw Containers.undecodable(reader.demuxer().format(), reader.demuxer().head(), failures);
      }
      geometry = reader.geometry();
      info = describe(plan);
    } catch (RuntimeException | Error e) {
      Failures.closeAfter(e, this);
      throw e;
    }
  }

  private VideoInfo describe(SamplingPlan plan) {
    Demuxer demuxer = reader.demuxer();
    VideoInfo.Builder video =
        VideoInfo.builder(geometry.displayWidth(), geometry.displayHeight())
            .container(Containers.shortName(demuxer.format()))
            .codec(Codecs.name(demuxer.stream().codecpar().codec_id()));
    if (plan.duration() > 0) {
      video.duration(plan.duration());
    }
    reader.frameRate().ifPresent(video::frameRate);
    plan.rate().ifPresent(video::samplingRate);
    plan.expected().ifPresent(video::expectedFrames);
    ContainerTags.of(demuxer.container(), demuxer.stream()).forEach(video::tag);
    return video.build();
  }

  @Override
  public VideoInfo info() {
    return info;
  }

  @Override
  public Optional<Frame> next() {
    if (closed) {
      throw new IllegalStateException(failures.file() + ": the stream is closed");
    }
    reader.budget().restart();
    while (!selector.finished() && (unasked || advance())) {
      unasked = false;
      if (selector.wants(reader.time(), reader.index())) {
        Frame frame = frame();
        return Optional.of(burst == 1 ? frame : frame.withFollowing(following()));
      }
    }
    return Optional.empty();
  }

  private List<Frame> following() {
    List<Frame> frames = new ArrayList<>();
    while (frames.size() < burst - 1 && advance()) {
      if (!selector.continues(reader.time(), reader.index())) {
        unasked = true;
        break;
      }
      frames.add(frame());
    }
    return frames;
  }

  private boolean advance() {
    ended = ended || !reader.advance();
    return !ended;
  }

  private Frame frame() {
    return Frame.of(
        reader.time(),
        converter.convert(reader.frame(), geometry, FrameShape.orientation(reader.frame())),
        geometry.displayWidth(),
        geometry.displayHeight());
  }

  @Override
  public List<ScanWarning> warnings() {
    return reader.warnings();
  }

  /** {@return packets that were decoded so far} */
  long packetsDecoded() {
    return reader.budget().packets();
  }

  /** {@return bytes that were read so far} */
  long bytesRead() {
    return reader.demuxer().bytesRead();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      try (reader) {
        converter.close();
      }
    }
  }
}
