package ai.deepware.convert.checkpoint;

import java.io.IOException;
import java.util.List;

/**
 * One array of weights of a {@link Checkpoint}, read when it is asked for. Valid until the
 * checkpoint is closed.
 *
 * @since 0.1
 */
public interface Tensor {

  /** {@return the lengths of the dimensions, outermost first; empty for a scalar} */
  List<Integer> shape();

  /**
   * Reads the elements, whatever their type, as single precision numbers in row-major order.
   *
   * @return a new array as long as the product of the {@link #shape()}
   * @throws IOException if the file cannot be read, or holds a number that is not finite
   */
  float[] read() throws IOException;
}
