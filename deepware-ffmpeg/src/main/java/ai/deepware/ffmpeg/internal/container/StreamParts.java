package ai.deepware.ffmpeg.internal.container;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;

/**
 * Follows a video through the parts of a joined transport stream, where each may have a stream of
 * its own. A stream that appears later carries the video on once the one before has ended; where
 * both go on, or the coding is another one, it is left out.
 */
final class StreamParts implements AutoCloseable {
  /** Packets of another stream alone, after which the one before has ended. */
  private static final int ALONE = 32;

  /** FFmpeg hands out the last packet of a stream late: so many times are no accident. */
  private static final int PARALLEL = 3;

  private final AVFormatContext container;
  private final boolean joined;
  private final int codec;
  private final int tickDenominator;
  private final Set<Integer> followed = new HashSet<>();
  private final Set<Integer> leftOut = new HashSet<>();
  private final Deque<AVPacket> waiting = new ArrayDeque<>();
  private int current;
  private int candidate = -1;

  /** Packets of the candidate since the last one of the video. */
  private int alone;

  private int alternations;
  private boolean ready;

  /**
   * Starts.
   *
   * @param stream the video's first one
   * @param joined whether others are looked at, too
   */
  StreamParts(AVFormatContext container, AVStream stream, boolean joined) {
    this.container = container;
    this.current = stream.index();
    this.joined = joined;
    followed.add(current);
    for (int i = 0; joined && i < container.nb_streams(); i++) {
      if (isVideo(i)) {
        container.streams(i).discard(avcodec.AVDISCARD_DEFAULT);
      }
    }
    this.codec = stream.codecpar().codec_id();
    this.tickDenominator = stream.time_base().den();
  }

  /** Moves a packet that waited into an empty one; false if there is none. */
  boolean next(AVPacket target) {
    AVPacket packet = ready ? waiting.poll() : null;
    if (packet == null) {
      ready = false;
      return false;
    }
    Packets.handOn(packet, target);
    return true;
  }

  /** Takes a packet that was read; true if it is the video's next one. */
  boolean isNext(AVPacket packet) {
    int index = packet.stream_index();
    if (index == current) {
      if (alone > 0 && ++alternations >= PARALLEL) {
        leaveOut();
      }
      if (!hasSameCoding(index)) {
        leftOut.add(index);
        return false;
      }
      return true;
    }
    if (joined && isVideo(index)) {
      wait(index, packet);
    }
    return false;
  }

  /** Both go on: it is another program. */
  private void leaveOut() {
    forget();
    container.streams(candidate).discard(avcodec.AVDISCARD_ALL);
    leftOut.add(candidate);
  }

  private void wait(int index, AVPacket packet) {
    if (index != candidate) {
      forget();
    }
    candidate = index;
    alone++;
    if (hasSameCoding(index)) {
      boolean key = (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0;
      if (key || !waiting.isEmpty()) {
        keep(packet);
      }
    } else if (alone >= ALONE) {
      leftOut.add(index);
    }
  }

  private void keep(AVPacket packet) {
    AVPacket kept = Packets.allocate();
    avcodec.av_packet_move_ref(kept, packet);
    waiting.add(kept);
    if (waiting.size() >= ALONE) {
      follow();
    }
  }

  private void follow() {
    current = candidate;
    followed.add(current);
    alone = 0;
    alternations = 0;
    ready = true;
  }

  private boolean isVideo(int index) {
    return StreamChoice.isVideo(container.streams(index));
  }

  /** The coding of a stream may change as well. */
  private boolean hasSameCoding(int index) {
    AVStream stream = container.streams(index);
    AVCodecParameters parameters = stream.codecpar();
    return parameters.codec_id() == codec && stream.time_base().den() == tickDenominator;
  }

  /** Told that the file has ended; true if packets waited for that. */
  boolean ended() {
    if (waiting.isEmpty() || ready) {
      return false;
    }
    follow();
    return true;
  }

  /** {@return number of the video streams known so far of which all or a part is not looked at} */
  int leftOut() {
    Set<Integer> all = new HashSet<>(leftOut);
    for (int i = 0; i < container.nb_streams(); i++) {
      if (isVideo(i) && !followed.contains(i)) {
        all.add(i);
      }
    }
    return all.size();
  }

  private void forget() {
    for (AVPacket packet : waiting) {
      avcodec.av_packet_free(packet);
    }
    waiting.clear();
    alone = 0;
    alternations = 0;
  }

  @Override
  public void close() {
    forget();
  }
}
