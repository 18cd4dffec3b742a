package ai.deepware.strategy;

import ai.deepware.predict.Levels;

/** The reference has one level, 0.8, and takes 1 - 0.8, a little below 0.2, for the other. */
final class ReferenceLevels {
  private static final double SAME = 1e-9;

  private ReferenceLevels() {}

  /** The level for real: {@code 1 - fake} where the two are symmetric, else the one given. */
  static double real(Levels levels) {
    double mirrored = 1 - levels.fake();
    return Math.abs(levels.real() - mirrored) < SAME ? mirrored : levels.real();
  }
}
