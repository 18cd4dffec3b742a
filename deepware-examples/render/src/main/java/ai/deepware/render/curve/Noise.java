package ai.deepware.render.curve;

/** Smooth noise of two coordinates, the same for the same seed. */
public final class Noise {
  private final long seed;

  /**
   * Makes noise.
   *
   * @param seed the same noise for the same one
   */
  public Noise(long seed) {
    this.seed = seed;
  }

  /**
   * Value noise that changes on a scale of 1.
   *
   * @param x where across
   * @param y where down
   * @return the noise there, [-1,1]
   */
  public double at(double x, double y) {
    int cellX = (int) Math.floor(x);
    int cellY = (int) Math.floor(y);
    double fx = Curves.smooth(x - cellX);
    double fy = Curves.smooth(y - cellY);
    double upper = Curves.mix(lattice(cellX, cellY), lattice(cellX + 1, cellY), fx);
    double lower = Curves.mix(lattice(cellX, cellY + 1), lattice(cellX + 1, cellY + 1), fx);
    return Curves.mix(upper, lower, fy);
  }

  /**
   * Noise of several scales, each half as strong and half as large as the one before.
   *
   * @param x where across
   * @param y where down
   * @param count how many scales
   * @return the noise there, [-1,1]
   */
  public double octaves(double x, double y, int count) {
    double sum = 0;
    double strength = 1;
    double scale = 1;
    for (int i = 0; i < count; i++) {
      sum += strength * at(x * scale + 17.3 * i, y * scale - 9.1 * i);
      strength /= 2;
      scale *= 2;
    }
    return sum / (2 - 2 * strength);
  }

  private double lattice(int x, int y) {
    long h = seed + x * 0x9E3779B97F4A7C15L + y * 0xC2B2AE3D27D4EB4FL;
    h = (h ^ (h >>> 30)) * 0xBF58476D1CE4E5B9L;
    h = (h ^ (h >>> 27)) * 0x94D049BB133111EBL;
    h ^= h >>> 31;
    return (h >> 11) * 0x1p-52;
  }
}
