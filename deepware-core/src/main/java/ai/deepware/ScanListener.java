package ai.deepware;

/**
 * Hears how a scan goes on. It is called on the thread that scans, between batches; what it throws
 * ends the scan. One that serves several scans at once must be thread-safe.
 */
@FunctionalInterface
public interface ScanListener {
  /**
   * Called after each step of each batch. What it throws is logged, and the scan goes on.
   *
   * @param progress how far the scan is
   */
  void onProgress(ScanProgress progress);

  /** {@return a listener that does nothing} */
  static ScanListener none() {
    return progress -> {};
  }
}
