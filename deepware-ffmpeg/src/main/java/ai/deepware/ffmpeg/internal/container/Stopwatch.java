package ai.deepware.ffmpeg.internal.container;

import ai.deepware.ffmpeg.internal.Failures;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/** The time that is spent on the next wanted frame, without that of waiting for the input. */
public final class Stopwatch {
  /** Reads from the input. */
  @FunctionalInterface
  interface Reading {
    /** {@return the number of bytes, -1 at the end} */
    int read() throws IOException;
  }

  private final long limit;
  private long start = System.nanoTime();
  private long waited;

  /**
   * Starts at once.
   *
   * @param limit that one frame may take, the first one with opening the video
   */
  Stopwatch(Duration limit) {
    this.limit = limit.toNanos();
  }

  /** Starts afresh. */
  public void restart() {
    start = System.nanoTime();
    waited = 0;
  }

  /** Does something whose time is spent waiting, and is left out. */
  int leaveOut(Reading reading) throws IOException {
    long begin = System.nanoTime();
    try {
      return reading.read();
    } finally {
      waited += System.nanoTime() - begin;
    }
  }

  boolean isOver() {
    return spent() > limit;
  }

  public void check(Failures failures) {
    if (isOver()) {
      throw failures.limit(
          "timePerFrame", String.format(Locale.ROOT, "%.1f s", spent() / 1e9), limit / 1e9 + " s");
    }
  }

  /** Nanoseconds. */
  private long spent() {
    return System.nanoTime() - start - waited;
  }
}
