package ai.deepware.ffmpeg.internal.container;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.jspecify.annotations.Nullable;

/** Packets that were looked at before their turn. */
final class PacketsAhead {
  /** Bytes of the packets after the current one that are kept, the last of them not counted. */
  private static final long MOST_BYTES = 4 << 20;

  private final Deque<AVPacket> packets = new ArrayDeque<>();
  private final Predicate<AVPacket> reader;

  /**
   * Starts with none.
   *
   * @param reader reads the next packet into the one given; false at the end
   */
  PacketsAhead(Predicate<AVPacket> reader) {
    this.reader = reader;
  }

  /** Hands the first one on; false if there is none. */
  boolean take(AVPacket packet) {
    AVPacket kept = packets.poll();
    if (kept == null) {
      return false;
    }
    Packets.handOn(kept, packet);
    return true;
  }

  /**
   * {@return a packet that is read later, which stays where it is; null at the end, or where those
   * before it are larger than what is kept}
   *
   * @param number from 0 on; those before it were asked for
   */
  @Nullable AVPacket get(int number) {
    if (number < packets.size()) {
      return packets.stream().skip(number).findFirst().orElseThrow();
    }
    long kept = packets.stream().mapToLong(AVPacket::size).sum();
    AVPacket packet = Packets.allocate();
    if (kept <= MOST_BYTES && reader.test(packet)) {
      packets.add(packet);
      return packet;
    }
    avcodec.av_packet_free(packet);
    return null;
  }

  /** Frees them all. */
  void forget() {
    packets.forEach(avcodec::av_packet_free);
    packets.clear();
  }
}
