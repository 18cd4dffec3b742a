package ai.deepware;

import java.util.Locale;

/** How many scans the heap bears, and what to say when it did not. */
final class ScanMemory {
  /** Three batches of four frames of 1920x1080 in 24 bits, their crops and tensors. */
  private static final long HEAP_PER_SCAN = 128L << 20;

  private ScanMemory() {}

  /** As many as the heap bears, at most two for each processor, at least one. */
  static int scans(long heap, int processors) {
    return (int) Math.max(1, Math.min(heap / HEAP_PER_SCAN, 2L * processors));
  }

  /** Three bursts of 1920x1080 are twice as many pixels as three batches. */
  static int scans(boolean bursts) {
    Runtime runtime = Runtime.getRuntime();
    return scans(runtime.maxMemory() / (bursts ? 2 : 1), runtime.availableProcessors());
  }

  /** Whether memory was exhausted, here or where it was wrapped. */
  static boolean isExhausted(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < 10; depth++) {
      if (cause instanceof OutOfMemoryError) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  static String advice(Throwable thrown) {
    return String.format(
        Locale.ROOT,
        "out of memory (%s): each scan at a time needs about %d MB of heap, and the limit for all"
            + " is %d MB; raise -Xmx, or lower the scanner's parallelism or batch size",
        thrown,
        HEAP_PER_SCAN >> 20,
        Runtime.getRuntime().maxMemory() >> 20);
  }
}
