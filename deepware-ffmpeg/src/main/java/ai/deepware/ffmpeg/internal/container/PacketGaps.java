package ai.deepware.ffmpeg.internal.container;

/**
 * Counts the frames that are missing between the packets of a stream, because its container lost
 * them. Containers do not tell; it shows where packets that came in step leave out several steps. A
 * camera that drops a frame now and then, and a stream without a steady rate, have no gaps.
 */
final class PacketGaps {
  /** Packets in step before a gap counts as one. */
  private static final int STEADY = 10;

  /** Steps left out that make a gap. */
  private static final int LEAST = 5;

  /** Seconds by which steps differ where a container rounds to milliseconds. */
  private static final double ROUNDING = 0.0015;

  private final double tick;
  private long last = Timeline.UNKNOWN;

  /** How long the last packet is shown: a picture may stand. */
  private long shown;

  private int withoutTime;
  private double step;
  private int inStep;
  private long missing;

  /**
   * Makes a counter.
   *
   * @param tick seconds in a unit of packets' times
   */
  PacketGaps(double tick) {
    this.tick = tick;
  }

  /**
   * Notes the next packet.
   *
   * @param time of decoding
   * @param duration how long it is shown, 0 where unknown
   */
  void add(long time, long duration) {
    if (time == Timeline.UNKNOWN) {
      withoutTime++;
      return;
    }
    boolean first = last == Timeline.UNKNOWN;
    double seconds = (time - last) * tick;
    int between = withoutTime;
    boolean stands = shown * tick >= seconds - ROUNDING;
    shown = duration;
    last = time;
    withoutTime = 0;
    if (first) {
      return;
    }
    if (step > 0 && Math.abs(seconds - step) <= ROUNDING) {
      inStep++;
      return;
    }
    long left = step > 0 ? Math.round(seconds / step) - 1 - between : 0;
    if (inStep >= STEADY && left >= LEAST && !stands) {
      missing += left;
    } else {
      step = seconds;
      inStep = 0;
    }
  }

  /** Told that the next packet does not follow the last one: packets between were left unread. */
  void jumped() {
    last = Timeline.UNKNOWN;
    withoutTime = 0;
  }

  /** {@return about how many frames are missing so far} */
  long missing() {
    return missing;
  }
}
