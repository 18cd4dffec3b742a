package ai.deepware.onnx;

/**
 * Hears of every inference, to time or count them. Safe to use from several threads.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface InferenceListener {
  /**
   * Called after each inference, on the thread that ran it; what is thrown ends the scan.
   *
   * @param inference what ran; its input is valid during this call alone
   */
  void ran(Inference inference);
}
