package ai.deepware.convert.graph;

import ai.deepware.convert.checkpoint.Tensor;
import java.io.IOException;
import java.util.List;

/**
 * Tensors that are computed from others, at the moment when they are read.
 *
 * @since 0.1
 */
public final class Tensors {
  private Tensors() {}

  /** Computes the elements of a tensor. */
  @FunctionalInterface
  public interface Reader {
    /**
     * {@return the elements in row-major order}
     *
     * @throws IOException if weights that are needed cannot be read
     */
    float[] read() throws IOException;
  }

  /**
   * Returns a tensor of the given shape.
   *
   * @param shape lengths of the dimensions
   * @param reader computes the elements each time the tensor is read
   * @return the tensor
   */
  public static Tensor of(List<Integer> shape, Reader reader) {
    return new Tensor() {
      @Override
      public List<Integer> shape() {
        return shape;
      }

      @Override
      public float[] read() throws IOException {
        return reader.read();
      }
    };
  }

  /**
   * Returns a tensor without dimensions.
   *
   * @param value its only element
   * @return the tensor
   */
  public static Tensor scalar(float value) {
    return of(List.of(), () -> new float[] {value});
  }

  /**
   * Multiplies all elements by one number.
   *
   * @param tensor the elements
   * @param factor the number
   * @return a tensor of the same shape
   */
  public static Tensor scaled(Tensor tensor, float factor) {
    return of(
        tensor.shape(),
        () -> {
          float[] values = tensor.read();
          for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
          }
          return values;
        });
  }

  /**
   * Exchanges the dimensions of a matrix.
   *
   * @param matrix a tensor of two dimensions
   * @return its transpose
   */
  public static Tensor transposed(Tensor matrix) {
    int rows = matrix.shape().get(0);
    int columns = matrix.shape().get(1);
    return of(
        List.of(columns, rows),
        () -> {
          float[] values = matrix.read();
          float[] result = new float[values.length];
          for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
              result[column * rows + row] = values[row * columns + column];
            }
          }
          return result;
        });
  }

  /**
   * Gives the elements another shape.
   *
   * @param tensor the elements
   * @param shape a shape of the same number of elements
   * @return the tensor
   */
  public static Tensor reshaped(Tensor tensor, Integer... shape) {
    return of(List.of(shape), tensor::read);
  }
}
