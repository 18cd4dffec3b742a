package ai.deepware.ffmpeg;

import ai.deepware.ffmpeg.internal.Failures;
import ai.deepware.ffmpeg.internal.container.Demuxer;
import ai.deepware.ffmpeg.internal.container.FrameClock;
import ai.deepware.ffmpeg.internal.container.PacketQueue;
import ai.deepware.ffmpeg.internal.container.StreamTimes;
import ai.deepware.frame.ScanWarning;
import ai.deepware.frame.VideoInput;
import java.util.List;
import java.util.OptionalDouble;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.jspecify.annotations.Nullable;

/** Decodes one video frame by frame, in order of presentation. */
final class VideoReader implements AutoCloseable {
  private final Failures failures;
  private final Demuxer demuxer;
  private final PacketQueue packets;
  private final DecodeBudget budget;
  private final FrameClock clock;
  private final FrameShape shape;
  private final DamageReport damage = new DamageReport();
  private final AVPacket packet;
  private @Nullable Decoder decoder;
  private PacketFeed feed;

  /**
   * Whether {@link #packet} waits until the decoder has handed out all frames of those before it,
   * since it is decoded without them.
   */
  private boolean held;

  /** Whether frames may refer to a damaged one: from that one on, up to the next key frame. */
  private boolean untrusted;

  private long index = -1;
  private double time;

  VideoReader(VideoInput input, DecoderOptions options, Failures failures) {
    this.failures = failures;
    this.demuxer = Demuxer.open(input, bounds(options), failures);
    this.packets = new PacketQueue(demuxer);
    this.feed = packets::next;
    this.budget = new DecodeBudget(options.limits(), failures, demuxer.stopwatch());
    AVStream stream = demuxer.stream();
    this.clock =
        new FrameClock(stream.time_base().num(), stream.time_base().den(), frameRate().orElse(0));
    this.shape = new FrameShape(options, failures, stream.sample_aspect_ratio());
    this.packet = avcodec.av_packet_alloc();
    try {
      this.decoder = Decoder.open(stream, packets, options, failures);
    } catch (RuntimeException | Error e) {
      Failures.closeAfter(e, this);
      throw e;
    }
  }

  private static Demuxer.Bounds bounds(DecoderOptions options) {
    DecoderLimits limits = options.limits();
    return new Demuxer.Bounds(
        limits.streams(),
        limits.pixels(),
        limits.bytes(),
        limits.timePerFrame(),
        options.temporaryFolder());
  }

  /** Decodes the next sound frame; false at the end. */
  boolean advance() {
    while (decodeOne()) {
      AVFrame frame = frame();
      budget.frameDecoded();
      shape.check(frame);
      feed.decoded(frame.pts(), frame.best_effort_timestamp());
      time = clock.next(frame.best_effort_timestamp());
      budget.reached(time);
      index++;
      if (isSound(frame)) {
        return true;
      }
      damage.frameLost();
      feed.damaged();
    }
    if (demuxer.damaged()) {
      damage.cutShort();
    }
    damage.ended(packets.ending());
    return false;
  }

  /** A damaged frame spoils those that refer to it, up to the next key frame. */
  private boolean isSound(AVFrame frame) {
    boolean broken =
        frame.decode_error_flags() != 0 || (frame.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) != 0;
    boolean key = (frame.flags() & AVFrame.AV_FRAME_FLAG_KEY) != 0;
    untrusted = broken || (untrusted && !key);
    return !untrusted;
  }

  private boolean decodeOne() {
    while (true) {
      budget.check();
      switch (decoder().receive()) {
        case FRAME -> {
          return true;
        }
        case END -> {
          if (!held) {
            return false;
          }
          held = false;
          decoder().flush();
          send();
        }
        case MORE_PACKETS -> sendOne();
        case ERROR -> packetLost();
      }
    }
  }

  private void sendOne() {
    if (!feed.next(packet)) {
      decoder().sendEnd();
    } else if (feed.startsAfresh()) {
      held = true;
      decoder().sendEnd();
    } else {
      send();
    }
  }

  private void send() {
    // The frame before stands; to a decoder it would mean the end.
    if (packet.size() == 0) {
      avcodec.av_packet_unref(packet);
      return;
    }
    budget.packetDecoded();
    boolean sent = decoder().send(packet);
    avcodec.av_packet_unref(packet);
    if (!sent) {
      packetLost();
    }
  }

  private void packetLost() {
    damage.packetLost();
    feed.damaged();
    untrusted = true;
  }

  private Decoder decoder() {
    if (decoder == null) {
      throw new IllegalStateException(failures.file() + ": no decoder");
    }
    return decoder;
  }

  /** {@return the frame that {@link #advance()} reached, valid until it is called again} */
  AVFrame frame() {
    return decoder().frame();
  }

  /** {@return seconds from the first frame} */
  double time() {
    return time;
  }

  /** {@return the number of frames before this one} */
  long index() {
    return index;
  }

  /** {@return the sizes that follow from this frame, if it is the first} */
  Geometry geometry() {
    return shape.geometry(frame());
  }

  /** Sets which packets are decoded; all of them before. */
  void feed(PacketFeed choice) {
    feed = choice;
  }

  FrameClock clock() {
    return clock;
  }

  DecodeBudget budget() {
    return budget;
  }

  Demuxer demuxer() {
    return demuxer;
  }

  PacketQueue packets() {
    return packets;
  }

  OptionalDouble frameRate() {
    return StreamTimes.frameRate(demuxer.stream());
  }

  List<ScanWarning> warnings() {
    return damage.warnings(
        demuxer.missing(), packets.jumps() + clock.jumps(), demuxer.streamsLeftOut());
  }

  @Override
  public void close() {
    try (demuxer;
        packets) {
      feed.close();
      if (decoder != null) {
        decoder.close();
      }
      if (packet != null) {
        avcodec.av_packet_free(packet);
      }
    }
  }
}
