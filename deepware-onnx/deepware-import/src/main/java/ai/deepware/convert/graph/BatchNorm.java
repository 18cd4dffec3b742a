package ai.deepware.convert.graph;

import ai.deepware.convert.checkpoint.Tensor;
import java.io.IOException;
import java.util.Optional;

/**
 * A batch normalization with fixed statistics, y = (x - mean) / sqrt(variance + epsilon) * gamma +
 * beta, to be folded into the convolution or linear layer before it.
 *
 * @param gamma the factor per channel
 * @param beta the summand per channel
 * @param mean the mean per channel
 * @param variance the variance per channel
 * @param epsilon added to the variance
 * @since 0.1
 */
public record BatchNorm(Tensor gamma, Tensor beta, Tensor mean, Tensor variance, double epsilon) {

  /**
   * Returns the weights of the layer with the normalization's factors.
   *
   * @param weights the layer's weights, output channels outermost
   * @return weights of the same shape
   */
  public Tensor foldWeights(Tensor weights) {
    return Tensors.of(
        weights.shape(),
        () -> {
          float[] values = weights.read();
          double[] factors = factors();
          int each = values.length / factors.length;
          for (int i = 0; i < values.length; i++) {
            values[i] = (float) (values[i] * factors[i / each]);
          }
          return values;
        });
  }

  /**
   * Returns the bias of the layer with the normalization's shift.
   *
   * @param bias the layer's bias, if it has one
   * @return a bias per output channel
   */
  public Tensor foldBias(Optional<Tensor> bias) {
    return Tensors.of(
        beta.shape(),
        () -> {
          float[] result = beta.read();
          float[] means = mean.read();
          float[] biases = bias.isPresent() ? bias.get().read() : new float[result.length];
          double[] factors = factors();
          for (int i = 0; i < result.length; i++) {
            result[i] = (float) (result[i] + ((double) biases[i] - means[i]) * factors[i]);
          }
          return result;
        });
  }

  private double[] factors() throws IOException {
    float[] gammas = gamma.read();
    float[] variances = variance.read();
    double[] factors = new double[gammas.length];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = gammas[i] / Math.sqrt(Math.max(variances[i], 0f) + epsilon);
    }
    return factors;
  }
}
