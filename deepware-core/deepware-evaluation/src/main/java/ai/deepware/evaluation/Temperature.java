package ai.deepware.evaluation;

import java.util.Locale;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/**
 * A temperature: divides logits, so that probabilities say how often they are right. The order of
 * scores, and so the area under the ROC, stays. Guo et al., On Calibration of Modern Neural
 * Networks, ICML 2017.
 *
 * @param value above 0; 1 changes nothing, more makes scores less sure, less makes them surer
 * @since 0.1
 */
public record Temperature(double value) {
  /** Fitted temperatures stay within e^-5 and e^5: separable data has no best one. */
  private static final double LOG_LIMIT = 5;

  private static final double EPSILON = Math.ulp(1.0);
  private static final int MOST_STEPS = 200;

  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException if it is not above 0 and finite
   */
  public Temperature {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("a temperature must be above 0 and finite: " + value);
    }
  }

  /**
   * Finds the temperature with the lowest log loss on labelled scores. Fit it on other data than
   * the model was trained on, and on the scores of faces, to which the predictor applies it.
   *
   * @param scores uncalibrated scores with reals and fakes
   * @return the temperature, within [e^-5, e^5]
   * @throws IllegalArgumentException if a class is missing
   */
  public static Temperature fit(LabeledScores scores) {
    if (scores.reals() == 0 || scores.fakes() == 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a temperature needs reals and fakes: %d reals, %d fakes",
              scores.reals(),
              scores.fakes()));
    }
    double[] margins = new double[scores.size()];
    for (int i = 0; i < margins.length; i++) {
      margins[i] = (scores.isFake(i) ? 1 : -1) * logit(scores.score(i));
    }
    UnivariateFunction loss = log -> logLoss(margins, Math.exp(-log));
    double log =
        new BrentOptimizer(1e-8, 1e-10)
            .optimize(
                new MaxEval(MOST_STEPS),
                new UnivariateObjectiveFunction(loss),
                GoalType.MINIMIZE,
                new SearchInterval(-LOG_LIMIT, LOG_LIMIT, 0))
            .getPoint();
    return new Temperature(Math.exp(log));
  }

  /** Mean of ln(1 + exp(-factor * margin)), without overflow. */
  private static double logLoss(double[] margins, double factor) {
    double sum = 0;
    for (double margin : margins) {
      double z = factor * margin;
      sum += Math.max(0, -z) + Math.log1p(Math.exp(-Math.abs(z)));
    }
    return sum / margins.length;
  }

  /**
   * Applies the temperature.
   *
   * @param score P(fake), [0,1]
   * @return calibrated P(fake), [0,1]
   */
  public double apply(double score) {
    return 1 / (1 + Math.exp(-logit(score) / value));
  }

  private static double logit(double score) {
    double clipped = Math.max(EPSILON, Math.min(1 - EPSILON, score));
    return Math.log(clipped / (1 - clipped));
  }
}
