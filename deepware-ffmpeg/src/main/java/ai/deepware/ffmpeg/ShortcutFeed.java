package ai.deepware.ffmpeg;

import ai.deepware.ffmpeg.internal.bitstream.PacketInspector;
import ai.deepware.ffmpeg.internal.container.FrameClock;
import ai.deepware.ffmpeg.internal.container.PacketQueue;
import ai.deepware.ffmpeg.internal.container.Packets;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Leaves packets out that no wanted frame needs: disposable ones that are not wanted themselves,
 * and everything up to a random access point with no wanted frame before it. Of an MP4, whole
 * groups of pictures are not even read.
 *
 * <p>A packet's frame is certainly not wanted if its sample was answered already, or if an earlier
 * frame of the same sample is in the decoder. Where timestamps, frames or packets do not behave, it
 * decodes everything from there on.
 */
final class ShortcutFeed implements PacketFeed {
  /** More packets than any reordering holds back. */
  private static final int LOOK_AHEAD = 32;

  private final PacketQueue packets;
  private final PacketInspector inspector;
  private final TimeSelector selector;
  private final FrameClock clock;
  private final GroupSkip skip;

  /** Timestamps of what is in the decoder. */
  private final NavigableSet<Long> pending = new TreeSet<>();

  private boolean trusted = true;
  private boolean started;

  /** The last frame's timestamp; a packet that is not after it shows that times jump. */
  private long reached = Long.MIN_VALUE;

  private boolean afresh;

  /** Frames shown before this would refer to packets that were left out. */
  private long shownFrom = Long.MIN_VALUE;

  /** Packets to come for which a jump was ruled out. */
  private int packetsWithoutJump;

  ShortcutFeed(
      PacketQueue packets, PacketInspector inspector, TimeSelector selector, FrameClock clock) {
    this.packets = packets;
    this.inspector = inspector;
    this.selector = selector;
    this.clock = clock;
    this.skip = new GroupSkip(packets, inspector, selector, clock);
  }

  @Override
  public boolean next(AVPacket packet) {
    afresh = false;
    while (true) {
      afresh |= ready() && (skipGroups() || jump());
      if (!packets.next(packet)) {
        return false;
      }
      packetsWithoutJump--;
      if (!canSkip(packet)) {
        if (isShown(packet)) {
          pending.add(packet.pts());
        }
        return true;
      }
      avcodec.av_packet_unref(packet);
    }
  }

  @Override
  public boolean startsAfresh() {
    return afresh;
  }

  private boolean ready() {
    return trusted && started && clock.isSteady();
  }

  private boolean isShown(AVPacket packet) {
    return PacketQueue.hasTime(packet)
        && packet.size() > 0
        && (packet.flags() & avcodec.AV_PKT_FLAG_DISCARD) == 0
        && inspector.shown(Packets.bytes(packet));
  }

  private boolean canSkip(AVPacket packet) {
    if (!PacketQueue.hasTime(packet)) {
      return false;
    }
    return packet.pts() < shownFrom
        || (ready() && isUnwanted(packet) && inspector.disposable(Packets.bytes(packet)));
  }

  private boolean isUnwanted(AVPacket packet) {
    return PacketQueue.hasTime(packet)
        && packet.pts() > reached
        && selector.isUnwanted(packet.pts(), clock, pending);
  }

  /** Leaves groups unread; true if the decoder has to start afresh for that. */
  private boolean skipGroups() {
    AVPacket reached = skip.move(pending);
    if (reached == null) {
      return false;
    }
    packetsWithoutJump = 0;
    shownFrom = Math.max(shownFrom, reached.pts());
    return inspector != PacketInspector.INTRA;
  }

  /** Drops the packets before a random access point, if there is one that allows it. */
  private boolean jump() {
    if (packetsWithoutJump > 0 || inspector == PacketInspector.INTRA) {
      return false;
    }
    JumpSearch search = new JumpSearch();
    boolean open = true;
    for (AVPacket packet : packets.ahead()) {
      open = search.add(packet);
      if (!open) {
        break;
      }
    }
    AVPacket further;
    // Beyond that an index shows the way without reading, and counts on every packet being kept.
    boolean indexed = packets.index().isReliable();
    int most = indexed ? LOOK_AHEAD : Integer.MAX_VALUE;
    while (open && search.count < most && (further = packets.lookFurther()) != null) {
      open = search.add(further);
      if (open && !indexed && search.canForget(further)) {
        packets.dropLast();
        search.count--;
      }
    }
    search.end(open && packets.ended());
    packetsWithoutJump = search.count - search.target;
    if (search.target == 0) {
      return false;
    }
    packets.drop(search.target);
    shownFrom = Math.max(shownFrom, search.targetTime);
    return true;
  }

  @Override
  public void decoded(long timestamp, long bestEffort) {
    boolean regular = timestamp == bestEffort && timestamp != avutil.AV_NOPTS_VALUE;
    NavigableSet<Long> passed = pending.headSet(timestamp, false);
    trusted &= regular && (!started || passed.isEmpty());
    started = true;
    reached = timestamp;
    passed.clear();
    pending.remove(timestamp);
  }

  @Override
  public void damaged() {
    trusted = false;
  }

  /** Walks ahead through packets that are not wanted, looking for random access points. */
  private final class JumpSearch {
    private int count;
    private int target;
    private long targetTime;

    /** A point that holds if the packets shown before it that follow it are not wanted either. */
    private int candidate;

    private long candidateTime;
    private boolean candidateWanted;

    /** Looks at the next packet; false ends the search. */
    boolean add(AVPacket packet) {
      if (!PacketQueue.hasTime(packet)) {
        return false;
      }
      if (candidate > 0 && packet.pts() > candidateTime) {
        confirm();
        if (candidateWanted) {
          return false;
        }
      }
      boolean unwanted = isUnwanted(packet);
      boolean key = (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0;
      if (count > 0 && !candidateWanted && inspector.startsAfresh(Packets.bytes(packet), key)) {
        candidate = count;
        candidateTime = packet.pts();
        candidateWanted = !unwanted;
        count++;
        return true;
      }
      count++;
      return unwanted;
    }

    /** Whether the packet that was added last is left out whatever happens to those before it. */
    boolean canForget(AVPacket packet) {
      return candidate != count - 1
          && selector.answered(clock.seconds(packet.pts()))
          && canSkip(packet);
    }

    private void confirm() {
      target = candidate;
      targetTime = candidateTime;
      candidate = 0;
    }

    /**
     * Ends the search.
     *
     * @param allUnwanted whether it walked to the last packet of all
     */
    void end(boolean allUnwanted) {
      if (allUnwanted && candidate > 0 && candidateWanted) {
        confirm();
      } else if (allUnwanted) {
        target = count;
        targetTime = Long.MIN_VALUE;
      }
    }
  }
}
