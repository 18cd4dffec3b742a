package ai.deepware.ffmpeg.internal.container;

import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * Makes the times of a stream's packets go on where they jump, as players do. Recordings that were
 * joined, a recorder's clock that was set, or a wrong time would otherwise hide what follows.
 *
 * <p>Times jump back where a key frame is before a packet that came earlier, which no coding does;
 * or any other packet is, by more than pictures are ever reordered, or by more than {@link #GAP}
 * seconds before the first one since the last jump.
 *
 * <p>They jump forward where nothing was to be seen for more than {@link #GAP} seconds, and nothing
 * speaks for a picture that stood so long. What does: the container names such a duration for it;
 * sound went on for at least half of the time; or the steps before or after are long as well, so
 * that this is a slide show or a screen that hardly changes; or no other packet follows. Pictures
 * that stand so long between lively ones, without sound and without a duration, are taken for a
 * jump: all are looked at, but with times that are too early.
 */
final class Timeline {
  /** FFmpeg's AV_NOPTS_VALUE. */
  static final long UNKNOWN = Long.MIN_VALUE;

  /** As the ffmpeg program's -dts_delta_threshold. */
  private static final double GAP = 10;

  /** H.264 and HEVC reorder no more pictures than that. */
  private static final int REORDERED = 16;

  /** A gap of so many of its neighboring steps is not one of them. */
  private static final double UNUSUAL = 20;

  /**
   * What a container says of a packet, in ticks.
   *
   * @param shown when, or {@link #UNKNOWN}
   * @param decoded when, or {@link #UNKNOWN}
   * @param duration how long it is shown, 0 where unknown
   * @param key whether it is a key frame
   */
  record Packet(long shown, long decoded, long duration, boolean key) {
    /** Others may be shown before the first one of a group that was cut. */
    private long start(long most) {
      boolean known = decoded != UNKNOWN && decoded < shown && shown - decoded < most;
      return key || !known ? shown : decoded;
    }

    /** Around a jump the two times may be of either side. */
    private boolean isTorn(long most) {
      boolean known = decoded != UNKNOWN && shown != UNKNOWN;
      return known && Math.abs((double) shown - decoded) > most;
    }
  }

  private final boolean certain;
  private final long gap;
  private final double tick;
  private final long step;

  /** The latest times since the last jump, ascending. */
  private final long[] latest = new long[REORDERED + 1];

  private int count;
  private long duration;
  private double heard;
  private long shift;

  /** The earliest time since the last jump, but for pictures that were reordered. */
  private long start = Long.MIN_VALUE;

  private long lastBefore;
  private long shiftBefore;
  private int sinceJump;
  private long first = Long.MAX_VALUE;
  private double end = Double.NEGATIVE_INFINITY;
  private double reached = Double.NEGATIVE_INFINITY;
  private long jumps;
  private boolean atGap;
  private long lastPlaced;
  private boolean lastTorn;

  /**
   * Starts.
   *
   * @param tick seconds in a unit of packets' times
   * @param frameStep seconds from frame to frame where packets have no duration, above 0
   * @param certain whether times cannot jump, because the container counts all frames
   */
  Timeline(double tick, double frameStep, boolean certain) {
    this.certain = certain;
    this.tick = tick;
    this.gap = ticks(GAP);
    this.step = Math.max(1, ticks(frameStep));
  }

  private long ticks(double seconds) {
    return (long) Math.ceil(seconds / tick);
  }

  /**
   * Places the next packet.
   *
   * @param packet what the container says of it
   * @param sound seconds of sound so far
   * @param following asked for the times of the packets after it, the next one being number 0,
   *     where they matter
   * @return what is to be added to the packet's times
   */
  long place(Packet packet, double sound, IntToLongFunction following) {
    atGap = false;
    long placed = shiftOf(packet, sound, following);
    boolean torn = packet.isTorn(gap);
    atGap |= placed != lastPlaced || torn || lastTorn;
    lastPlaced = placed;
    lastTorn = torn;
    return placed;
  }

  private long shiftOf(Packet packet, double sound, IntToLongFunction following) {
    long time = packet.shown;
    if (time == UNKNOWN) {
      return shift;
    }
    if (!packet.key && sinceJump < REORDERED && fitsBefore(time)) {
      return shiftBefore;
    }
    sinceJump++;
    start = start == Long.MIN_VALUE ? time : start;
    boolean canJump = !certain && count > 0;
    if (canJump && isBack(time, packet.key)) {
      jump(last(), packet.start(gap));
    } else if (canJump && isForward(time, sound, following)) {
      jumpForward(time, following);
    }
    if (count == 0 || time >= last()) {
      duration = packet.duration;
      heard = sound;
    }
    add(time);
    first = Math.min(first, time);
    end = Math.max(end, ((double) time + Math.max(packet.duration, step)) * tick);
    reached = Math.max(reached, ((double) time + shift + Math.max(packet.duration, step)) * tick);
    return shift;
  }

  /**
   * Reordered pictures before the jump may follow it, and those beyond it be shown earlier. What
   * only goes on before it makes it a wrong time.
   */
  private void jumpForward(long time, IntToLongFunction following) {
    long before = last();
    long late = before;
    long beyond = time;
    long other = time;
    for (int n = 0; n < REORDERED && other != UNKNOWN; n++) {
      other = following.applyAsLong(n);
      if (isNear(other, last())) {
        late = Math.max(late, other);
      } else {
        before = late;
        beyond = isNear(time, other) ? Math.min(beyond, other) : beyond;
      }
    }
    jump(before, beyond);
  }

  private boolean isNear(long time, long other) {
    return Math.abs((double) time - other) <= gap;
  }

  private void jump(long before, long beyond) {
    atGap = true;
    lastBefore = before;
    shiftBefore = shift;
    sinceJump = 0;
    shift += before + (duration > 0 && duration <= gap ? duration : step) - beyond;
    start = beyond;
    count = 0;
    jumps++;
  }

  /**
   * {@return seconds from the first packet to the end of the last, as they were read or as they
   * were corrected, whichever is more}
   */
  double reached() {
    return Math.max(end, reached) - first * tick;
  }

  /** Whether a picture was only decoded after the first one beyond a jump. */
  private boolean fitsBefore(long time) {
    return jumps > 0 && isNear(time, lastBefore) && !isNear(time, last());
  }

  private boolean isBack(long time, boolean key) {
    return (key && time < last())
        || (double) time < (double) start - gap
        || (count == latest.length && time <= latest[0]);
  }

  private boolean isForward(long time, double sound, IntToLongFunction following) {
    double left = (double) time - last() - Math.max(0, duration);
    if (left <= gap) {
      return false;
    }
    atGap = true;
    if (sound - heard >= left * tick / 2) {
      return false;
    }
    double before = count > 1 ? (double) last() - latest[latest.length - 2] : 0;
    if (before * UNUSUAL >= left) {
      return false;
    }
    long next = following.applyAsLong(0);
    double after = Math.abs((double) next - time);
    if (next < time && after > gap) {
      after = (double) next - last();
    }
    return next != UNKNOWN && after * UNUSUAL < left;
  }

  private long last() {
    return latest[latest.length - 1];
  }

  /** Keeps the latest times at the array's end. */
  private void add(long time) {
    if (count == latest.length && time <= latest[0]) {
      return;
    }
    int start = latest.length - count;
    if (count == latest.length) {
      start = 1;
    }
    int at = Arrays.binarySearch(latest, start, latest.length, time);
    int place = at >= 0 ? at : -at - 1;
    System.arraycopy(latest, start, latest, start - 1, place - start);
    latest[place - 1] = time;
    count = Math.min(count + 1, latest.length);
  }

  /** {@return seconds at which the latest packet ends, as the container counts} */
  double end() {
    return end;
  }

  /** {@return whether the last packet does not follow the one before, jump or not} */
  boolean atGap() {
    return atGap;
  }

  /** {@return how often times jumped so far} */
  long jumps() {
    return jumps;
  }
}
