package ai.deepware;

/**
 * Is told how far a scan is, on the thread that scans. One that serves several scans at once must
 * be thread-safe.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface ScanListener {
  /**
   * Called for each batch of frames after it was decoded, after its faces were detected and, if
   * there are any, after they were predicted and embedded; then once after clustering, and once
   * after the video was scored, if it was. What it throws is logged, and the scan goes on.
   *
   * @param progress how far the scan is
   */
  void onProgress(ScanProgress progress);

  /** {@return a listener that does nothing} */
  static ScanListener none() {
    return progress -> {};
  }
}
