package ai.deepware.ffmpeg.internal.container;

import ai.deepware.frame.ScanWarning;
import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** The packets of a stream in order, with a limited look ahead. */
public final class PacketQueue implements AutoCloseable {
  /** Bytes held at most. */
  private static final long CAPACITY = 32 << 20;

  /** Packets held at most. */
  private static final int MOST = 4096;

  /** About the bytes of native memory that a packet takes beside what is compressed. */
  private static final int OVERHEAD = 400;

  private static final double DEFAULT_RATE = 25;

  /** Each corrects the one before, so that two are enough where frames are evenly spaced. */
  private static final int ATTEMPTS = 4;

  private final Demuxer demuxer;
  private final PacketIndex index;
  private final Timeline timeline;
  private final Deque<AVPacket> ahead = new ArrayDeque<>();
  private long bytes;
  private boolean ended;
  private boolean presented;

  public PacketQueue(Demuxer demuxer) {
    this.demuxer = demuxer;
    this.index = new PacketIndex(demuxer);
    this.timeline =
        new Timeline(
            StreamTimes.value(demuxer.stream().time_base()),
            1 / StreamTimes.frameRate(demuxer.stream()).orElse(DEFAULT_RATE),
            demuxer.hasIndex() || Containers.countsFrames(demuxer.format()));
  }

  /** Moves the next packet into an empty one; false at the end. */
  public boolean next(AVPacket target) {
    AVPacket queued = ahead.poll();
    if (queued == null) {
      return !ended && read(target);
    }
    bytes -= size(queued);
    Packets.handOn(queued, target);
    return true;
  }

  private boolean read(AVPacket target) {
    ended = !demuxer.read(target);
    if (!ended) {
      index.read(target);
      place(target);
    }
    return !ended;
  }

  private void place(AVPacket packet) {
    long shift = timeline.place(times(packet), demuxer.heard(), this::followingTime);
    if (timeline.atGap()) {
      demuxer.timesJumped();
    }
    if (shift != 0) {
      shift(packet, shift);
    }
    long time = packet.dts() == avutil.AV_NOPTS_VALUE ? packet.pts() : packet.dts();
    demuxer.timed(time, packet.duration());
  }

  private Timeline.Packet times(AVPacket packet) {
    boolean key = (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0;
    return new Timeline.Packet(shown(packet), packet.dts(), packet.duration(), key);
  }

  /** Where none has a time of presentation, frames are not reordered. */
  private long shown(AVPacket packet) {
    presented |= hasTime(packet);
    return presented ? packet.pts() : packet.dts();
  }

  private long followingTime(int number) {
    AVPacket following = demuxer.following(number);
    if (following == null) {
      return avutil.AV_NOPTS_VALUE;
    }
    return hasTime(following) ? following.pts() : following.dts();
  }

  private static void shift(AVPacket packet, long ticks) {
    if (hasTime(packet)) {
      packet.pts(packet.pts() + ticks);
    }
    if (packet.dts() != avutil.AV_NOPTS_VALUE) {
      packet.dts(packet.dts() + ticks);
    }
  }

  /** {@return what is missing at the end, null if nothing is; to be asked after the last packet} */
  public @Nullable ScanWarning ending() {
    if (demuxer.shrunk()) {
      return new ScanWarning(
          ScanWarning.Kind.DAMAGED_FILE, 0, "the file became shorter while it was read");
    }
    double stated = StreamTimes.stated(demuxer.container(), demuxer.stream(), demuxer.format());
    if (demuxer.hasIndex()) {
      long size = demuxer.size();
      double reached = index.reached(size) * StreamTimes.value(demuxer.stream().time_base());
      return Ending.judge(stated, reached, 0, !index.isWithin(size), false);
    }
    return Ending.judge(
        stated,
        timeline.reached(),
        Math.max(timeline.end(), demuxer.soundEnd()),
        demuxer.endMissing(),
        demuxer.lastCut());
  }

  /** {@return how often times jumped so far, and were corrected} */
  public long jumps() {
    return timeline.jumps();
  }

  /** {@return the packets read ahead, in order} */
  public Iterable<AVPacket> ahead() {
    return ahead;
  }

  public int aheadCount() {
    return ahead.size();
  }

  public PacketIndex index() {
    return index;
  }

  /**
   * Makes another packet of the index the next one, and forgets what was read ahead.
   *
   * @return that packet, or null if it could not be reached
   */
  public @Nullable AVPacket moveTo(int number) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      drop(ahead.size());
      ended = false;
      AVPacket packet = index.moveTo(number) ? lookFurther() : null;
      if (packet == null) {
        return null;
      }
      if (index.isReliable()) {
        return packet;
      }
      index.missed(number, packet.dts());
    }
    return null;
  }

  /** Told that packets could not be found again. */
  public void positionLost() {
    demuxer.positionLost();
  }

  /** Reads one packet further ahead; null at the end of the stream or of the capacity. */
  public @Nullable AVPacket lookFurther() {
    if (ended || bytes >= CAPACITY || ahead.size() >= MOST) {
      return null;
    }
    AVPacket packet = Packets.allocate();
    if (!read(packet)) {
      avcodec.av_packet_free(packet);
      return null;
    }
    bytes += size(packet);
    ahead.add(packet);
    return packet;
  }

  /** {@return whether the look ahead has reached the end of the stream} */
  public boolean ended() {
    return ended;
  }

  /** Throws the first packets away. */
  public void drop(int count) {
    for (int i = 0; i < count; i++) {
      free(ahead.remove());
    }
  }

  /** Throws the packet away that was read last. */
  public void dropLast() {
    free(ahead.removeLast());
  }

  private void free(AVPacket packet) {
    bytes -= size(packet);
    avcodec.av_packet_free(packet);
  }

  private static long size(AVPacket packet) {
    return (long) packet.size() + OVERHEAD;
  }

  public static boolean hasTime(AVPacket packet) {
    return packet.pts() != avutil.AV_NOPTS_VALUE;
  }

  @Override
  public void close() {
    for (AVPacket packet : ahead) {
      avcodec.av_packet_free(packet);
    }
    ahead.clear();
  }
}
