package ai.deepware.render;

import java.util.SplittableRandom;

/** One lamp and the light from all around, both colored. */
final class Light {
  private final double[] direction;
  private final double[] half;
  private final double[] lamp;
  private final double[] sky;
  private final double[] ground;

  Light(double azimuth, double elevation, double strength, double ambient, double warmth) {
    direction =
        new double[] {
          Math.sin(azimuth) * Math.cos(elevation),
          Math.sin(elevation),
          Math.cos(azimuth) * Math.cos(elevation)
        };
    double length = Math.sqrt(2 + 2 * direction[2]);
    half = new double[] {direction[0] / length, direction[1] / length, (direction[2] + 1) / length};
    lamp = new double[] {strength * (1 + 0.14 * warmth), strength, strength * (1 - 0.16 * warmth)};
    sky = new double[] {ambient * (1 - 0.06 * warmth), ambient, ambient * (1 + 0.08 * warmth)};
    ground = new double[] {ambient * 0.6, ambient * 0.52, ambient * 0.48};
  }

  static Light random(SplittableRandom random) {
    double strength = random.nextDouble(0.45, 0.95);
    return new Light(
        random.nextDouble(-1.1, 1.1),
        random.nextDouble(0.1, 0.9),
        strength,
        random.nextDouble(0.3, 0.55),
        random.nextDouble(-1, 1));
  }

  /** Puts light of the three colors, and the strength of the highlight, into an array. */
  void at(double nx, double ny, double nz, float[] into, int offset) {
    double facing = nx * direction[0] + ny * direction[1] + nz * direction[2];
    double up = 0.5 + 0.5 * ny;
    for (int c = 0; c < 3; c++) {
      // Light that spreads under the skin goes beyond the edge of the shadow, red furthest.
      double spread = c == 0 ? 0.34 : c == 1 ? 0.22 : 0.18;
      double direct = Math.max(0, (facing + spread) / (1 + spread));
      into[offset + c] = (float) (lamp[c] * direct + sky[c] * up + ground[c] * (1 - up));
    }
    double gleam = Math.max(0, nx * half[0] + ny * half[1] + nz * half[2]);
    double g4 = gleam * gleam * gleam * gleam;
    double g16 = g4 * g4 * g4 * g4;
    into[offset + 3] = facing > 0 ? (float) (lamp[1] * g16) : 0;
  }
}
