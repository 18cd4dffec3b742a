package ai.deepware.onnx.convert.graph;

/** How the numbers of an ONNX model are stored and computed. */
public enum Precision {
  /** Single precision throughout; the default. */
  FLOAT32,
  /**
   * Half precision throughout, for GPUs; inputs and outputs stay single precision, and so do the
   * last steps of networks that normalise their features. On CPUs it is no faster.
   */
  FLOAT16,
  /**
   * Weights are stored in half precision and widened when the model is loaded: half the size on
   * disk, the speed and the memory of single precision.
   */
  FLOAT16_WEIGHTS
}
