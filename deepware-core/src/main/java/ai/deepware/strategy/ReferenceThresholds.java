package ai.deepware.strategy;

import ai.deepware.predict.DecisionThresholds;

/** The reference has one level, 0.8, and takes 1 - 0.8, a little below 0.2, for the other. */
final class ReferenceThresholds {
  private static final double SAME = 1e-9;

  private ReferenceThresholds() {}

  /** The threshold for real: {@code 1 - fake} where the two are symmetric, else the one given. */
  static double real(DecisionThresholds thresholds) {
    double mirrored = 1 - thresholds.fake();
    return Math.abs(thresholds.real() - mirrored) < SAME ? mirrored : thresholds.real();
  }
}
