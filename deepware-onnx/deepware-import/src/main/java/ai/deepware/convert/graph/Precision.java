package ai.deepware.convert.graph;

/**
 * How the numbers of an ONNX model are stored and computed.
 *
 * <p>Largest change that was measured against {@link #FLOAT32}, on networks with weights from a
 * seed (check_import.py), by {@link #FLOAT16} and {@link #FLOAT16_WEIGHTS}: EfficientNet-B7 0.0007
 * and 0.001 in the probability, GenD on CLIP ViT-L/14 0.0001 and 0.00005, FaceNet 0.001 and 0.0005
 * in a number of the embedding. Trained weights differ: the reference's B7 moved by 0.008.
 *
 * @since 0.1
 */
public enum Precision {
  /** Single precision throughout; the default. */
  FLOAT32,
  /**
   * Half precision throughout, for GPUs; inputs and outputs stay single precision, and so do the
   * last steps of networks that normalize their features. On CPUs it is no faster.
   */
  FLOAT16,
  /**
   * Weights are stored in half precision and widened when the model is loaded: half the size on
   * disk, the speed and the memory of single precision.
   */
  FLOAT16_WEIGHTS
}
