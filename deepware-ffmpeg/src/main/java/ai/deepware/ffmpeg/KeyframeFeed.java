package ai.deepware.ffmpeg;

import ai.deepware.ffmpeg.internal.container.PacketQueue;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/** Gives the decoder only the key frames nearest to the times k / fps, each to be decoded alone. */
final class KeyframeFeed implements PacketFeed {
  private final PacketQueue packets;
  private final double tick;
  private final double step;
  private final double fps;
  private final AVPacket following = avcodec.av_packet_alloc();
  private long origin = avutil.AV_NOPTS_VALUE;
  private long packetCount;

  /** Ticks from the decoding of a key frame to its presentation. */
  private long reordering;

  private boolean hasFollowing;
  private double followingTime;
  private double end;

  /** From this time on the key frame that follows is nearer than the one before it. */
  private double border;

  private boolean given;

  KeyframeFeed(PacketQueue packets, double tick, double frameRate, double fps) {
    this.packets = packets;
    this.tick = tick;
    this.step = frameRate > 0 ? 1 / frameRate : 0;
    this.fps = fps;
  }

  @Override
  public boolean next(AVPacket packet) {
    if (!hasFollowing && !findFollowing()) {
      return false;
    }
    while (hasFollowing) {
      avcodec.av_packet_move_ref(packet, following);
      double time = followingTime;
      double nextBorder = findFollowing() ? (time + followingTime) / 2 : Math.max(end, time);
      double wanted = Math.ceil(border * fps) / fps;
      border = nextBorder;
      // The first frame answers the time 0 even where it is all there is.
      if (wanted < nextBorder || wanted == time) {
        return true;
      }
      avcodec.av_packet_unref(packet);
    }
    return false;
  }

  private boolean findFollowing() {
    hasFollowing = false;
    while (!hasFollowing && packets.next(following)) {
      double time = time(following);
      packetCount++;
      end = Math.max(end, time + Math.max(step, following.duration() * tick));
      hasFollowing = isKey(following);
      followingTime = time;
      if (!hasFollowing) {
        avcodec.av_packet_unref(following);
      }
    }
    return hasFollowing;
  }

  private static boolean isKey(AVPacket packet) {
    int flags = packet.flags() & (avcodec.AV_PKT_FLAG_KEY | avcodec.AV_PKT_FLAG_DISCARD);
    return flags == avcodec.AV_PKT_FLAG_KEY;
  }

  private double time(AVPacket packet) {
    if (!PacketQueue.hasTime(packet)) {
      // Frames would come out without a time, many of them left out.
      packet.pts(
          packet.dts() == avutil.AV_NOPTS_VALUE
              ? Math.round(packetCount * step / tick)
              : packet.dts() + reordering);
    } else if (packet.dts() != avutil.AV_NOPTS_VALUE && isKey(packet)) {
      reordering = packet.pts() - packet.dts();
    }
    if (origin == avutil.AV_NOPTS_VALUE) {
      origin = packet.pts();
    }
    return Math.max(0, (packet.pts() - origin) * tick);
  }

  @Override
  public boolean startsAfresh() {
    boolean first = !given;
    given = true;
    return !first;
  }

  @Override
  public void close() {
    avcodec.av_packet_free(following);
  }
}
