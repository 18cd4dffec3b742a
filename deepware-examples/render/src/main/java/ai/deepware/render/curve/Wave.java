package ai.deepware.render.curve;

import java.util.SplittableRandom;

/** Two slow oscillations; their sum is in [-1,1]. */
public final class Wave {
  private final double slow;
  private final double fast;
  private final double slowPhase;
  private final double fastPhase;

  /**
   * Makes a wave.
   *
   * @param random its frequencies and phases
   */
  public Wave(SplittableRandom random) {
    slow = random.nextDouble(0.5, 1.0);
    fast = random.nextDouble(1.2, 2.2);
    slowPhase = random.nextDouble(2 * Math.PI);
    fastPhase = random.nextDouble(2 * Math.PI);
  }

  /**
   * Looks the wave up.
   *
   * @param time in seconds
   * @return the sum of both, [-1,1]
   */
  public double at(double time) {
    return 0.7 * Math.sin(slow * time + slowPhase) + 0.3 * Math.sin(fast * time + fastPhase);
  }
}
