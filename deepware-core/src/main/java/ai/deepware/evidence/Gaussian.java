package ai.deepware.evidence;

/** A Gaussian filter that is asked for single pixels. */
final class Gaussian {
  private final int radius;
  private final float[] weights;

  /**
   * @param sigma standard deviation in pixels; cut off at three of them
   */
  Gaussian(double sigma) {
    radius = (int) Math.ceil(3 * sigma);
    int side = 2 * radius + 1;
    weights = new float[side * side];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double x = i % side - radius;
      double y = i / side - radius;
      weights[i] = (float) Math.exp(-(x * x + y * y) / (2 * sigma * sigma));
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= (float) sum;
    }
  }

  /** {@return the filtered value at an index that is at least the radius away from the edges} */
  float at(float[] image, int width, int index) {
    float sum = 0;
    int side = 2 * radius + 1;
    for (int row = 0, weight = 0; row < side; row++) {
      int from = index + (row - radius) * width - radius;
      for (int column = 0; column < side; column++) {
        sum += weights[weight++] * image[from + column];
      }
    }
    return sum;
  }
}
