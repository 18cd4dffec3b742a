package ai.deepware.command.calibrate;

import ai.deepware.evaluation.ConformalThresholds;
import ai.deepware.evaluation.Evaluation;
import ai.deepware.evaluation.Temperature;
import ai.deepware.predict.DecisionThresholds;
import java.util.Optional;

/**
 * How a model's scores are to be read.
 *
 * @param fit the temperature and what it was fitted on; empty where there were too few videos to
 *     fit one apart from those that the thresholds were chosen on, or none is best
 * @param thresholds the thresholds, on scores at the end of a scan with that temperature
 * @param realsCalledFake how many of the real videos that the thresholds were chosen on are FAKE
 * @param fakesCalledReal how many of the fake videos that the thresholds were chosen on are REAL
 */
record Calibration(
    Optional<Fit> fit, ConformalThresholds thresholds, long realsCalledFake, long fakesCalledReal) {

  /**
   * A fitted temperature.
   *
   * @param temperature divides the logits, on top of the temperature that the model has already
   * @param reals number of real videos that it was fitted on
   * @param fakes number of fake videos that it was fitted on
   * @param before metrics of the frames of the other videos as they were
   * @param after the same with the temperature
   */
  record Fit(Temperature temperature, int reals, int fakes, Evaluation before, Evaluation after) {}

  /** What the logits are divided by, 1 for nothing. */
  double factor() {
    return fit.map(fitted -> fitted.temperature().value()).orElse(1.0);
  }

  DecisionThresholds chosen() {
    return thresholds.thresholds();
  }
}
