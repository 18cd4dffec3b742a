package ai.deepware.ffmpeg;

import ai.deepware.ffmpeg.internal.Failures;
import ai.deepware.ffmpeg.internal.container.Stopwatch;

/** Keeps one video within its limits while it is decoded, and notices interrupts. */
final class DecodeBudget {
  private final DecoderLimits limits;
  private final Failures failures;
  private final Stopwatch stopwatch;
  private int packetsWithoutFrame;
  private long packets;

  DecodeBudget(DecoderLimits limits, Failures failures, Stopwatch stopwatch) {
    this.limits = limits;
    this.failures = failures;
    this.stopwatch = stopwatch;
  }

  /** The time for the next wanted frame starts. */
  void restart() {
    stopwatch.restart();
  }

  /** Called between calls into FFmpeg. */
  void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw failures.cancelled();
    }
    stopwatch.check(failures);
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

  /** Told of each frame's time in seconds. */
  void reached(double time) {
    double most = limits.duration().toNanos() / 1e9;
    if (time > most) {
      throw failures.limit("duration", time + " s", most + " s");
    }
  }

  void frameDecoded() {
    packetsWithoutFrame = 0;
  }
}
