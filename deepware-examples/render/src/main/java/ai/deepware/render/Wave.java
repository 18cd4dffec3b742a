package ai.deepware.render;

import java.util.SplittableRandom;

/** Two slow oscillations; their sum is in [-1,1]. */
final class Wave {
  private final double slow;
  private final double fast;
  private final double slowPhase;
  private final double fastPhase;

  Wave(SplittableRandom random) {
    slow = random.nextDouble(0.5, 1.0);
    fast = random.nextDouble(1.2, 2.2);
    slowPhase = random.nextDouble(2 * Math.PI);
    fastPhase = random.nextDouble(2 * Math.PI);
  }

  double at(double time) {
    return 0.7 * Math.sin(slow * time + slowPhase) + 0.3 * Math.sin(fast * time + fastPhase);
  }
}
