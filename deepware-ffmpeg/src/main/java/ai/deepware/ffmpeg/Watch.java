package ai.deepware.ffmpeg;

/** Keeps one video within its limits while it is decoded, and notices interrupts. */
final class Watch {
  private final DecoderLimits limits;
  private final Failures failures;
  private final ChannelIo io;
  private long start = System.nanoTime();
  private long waitedAtStart;
  private int packetsWithoutFrame;
  private long packets;

  Watch(DecoderLimits limits, Failures failures, ChannelIo io) {
    this.limits = limits;
    this.failures = failures;
    this.io = io;
  }

  /** The time for the next wanted frame starts. */
  void restart() {
    start = System.nanoTime();
    waitedAtStart = io.waitedNanos();
  }

  /** Called between calls into FFmpeg. */
  void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw failures.cancelled();
    }
    double seconds = (System.nanoTime() - start - (io.waitedNanos() - waitedAtStart)) / 1e9;
    if (seconds > limits.secondsPerFrame()) {
      throw failures.limit(
          "secondsPerFrame", "%.1f s".formatted(seconds), limits.secondsPerFrame() + " s");
    }
  }

  /** {@return packets that were decoded} */
  long packets() {
    return packets;
  }

  void packetDecoded() {
    packets++;
    if (++packetsWithoutFrame > limits.packetsWithoutFrame()) {
      throw failures.limit(
          "packetsWithoutFrame", packetsWithoutFrame, limits.packetsWithoutFrame());
    }
  }

  void frameDecoded() {
    packetsWithoutFrame = 0;
  }
}
