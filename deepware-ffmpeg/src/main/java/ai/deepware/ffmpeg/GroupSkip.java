package ai.deepware.ffmpeg;

import ai.deepware.ffmpeg.internal.bitstream.PacketInspector;
import ai.deepware.ffmpeg.internal.container.FrameClock;
import ai.deepware.ffmpeg.internal.container.PacketIndex;
import ai.deepware.ffmpeg.internal.container.PacketQueue;
import ai.deepware.ffmpeg.internal.container.Packets;
import java.util.NavigableSet;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.jspecify.annotations.Nullable;

/** Leaves whole groups of pictures unread, up to the last one that starts before a wanted frame. */
final class GroupSkip {
  private final PacketQueue packets;
  private final PacketInspector inspector;
  private final TimeSelector selector;
  private final FrameClock clock;

  /** Number of the last packet to which a way was looked for. */
  private int target;

  GroupSkip(
      PacketQueue packets, PacketInspector inspector, TimeSelector selector, FrameClock clock) {
    this.packets = packets;
    this.inspector = inspector;
    this.selector = selector;
    this.clock = clock;
  }

  /**
   * Moves to a group with no wanted frame before it, if there is one.
   *
   * @param pending timestamps of what is in the decoder
   * @return the packet that is next now, or null if it is the one from before
   */
  @Nullable AVPacket move(NavigableSet<Long> pending) {
    PacketIndex index = packets.index();
    if (!index.isReliable() || !index.hasNext()) {
      return null;
    }
    double slot = firstOpenSlot(index.nextTimestamp(), pending);
    int key = index.keyFrameBefore(clock.timestamp(selector.start(slot)));
    if (key <= Math.max(index.next(), target) || !aheadIsUnwanted(pending)) {
      return null;
    }
    int origin = index.next() - packets.aheadCount();
    target = key;
    AVPacket reached = packets.moveTo(key);
    if (reached != null && isGood(reached, slot)) {
      return reached;
    }
    if (packets.moveTo(origin) == null) {
      packets.positionLost();
    }
    return null;
  }

  /**
   * {@return the first sample that a packet yet to be read, shown at that time or later, may
   * answer}
   */
  private double firstOpenSlot(long timestamp, NavigableSet<Long> pending) {
    double time = clock.seconds(timestamp);
    if (selector.answered(time)) {
      return selector.nextSlot();
    }
    double slot = selector.slot(time);
    boolean taken = selector.isTaken(slot, pending.floor(timestamp), clock, pending);
    return slot + (taken ? 1 : 0);
  }

  private boolean aheadIsUnwanted(NavigableSet<Long> pending) {
    for (AVPacket packet : packets.ahead()) {
      if (!selector.isUnwanted(packet.pts(), clock, pending)) {
        return false;
      }
    }
    return true;
  }

  /** Whether all frames before it are unwanted indeed, and it needs none of them. */
  private boolean isGood(AVPacket packet, double slot) {
    boolean key = (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0;
    return selector.slot(clock.seconds(packet.pts() - 1)) < slot
        && inspector.startsAfresh(Packets.bytes(packet), key);
  }
}
