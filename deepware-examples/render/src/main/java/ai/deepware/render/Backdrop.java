package ai.deepware.render;

import ai.deepware.render.curve.Curves;
import ai.deepware.render.curve.Noise;
import java.util.SplittableRandom;

/** What is behind the people: a wall or the open air, with things out of focus. */
final class Backdrop {
  private Backdrop() {}

  static byte[] paint(int width, int height, SplittableRandom random) {
    Noise noise = new Noise(random.nextLong());
    int upper = color(random, 40, 215);
    int lower = Colors.mix(upper, color(random, 20, 190), 0.6);
    double roughness = random.nextDouble(0.02, 0.28);
    double scale = random.nextDouble(2, 7);
    byte[] rgb = new byte[3 * width * height];
    Thing[] things = new Thing[random.nextInt(3, 14)];
    for (int i = 0; i < things.length; i++) {
      things[i] = new Thing(random, color(random, 10, 245));
    }
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double u = x / (double) height;
        double v = y / (double) height;
        double shade = 1 + roughness * noise.octaves(u * scale, v * scale, 4);
        int color = Colors.times(Colors.mix(upper, lower, v), shade);
        for (Thing thing : things) {
          color = Colors.mix(color, thing.color, thing.cover(u, v));
        }
        int at = 3 * (y * width + x);
        rgb[at] = (byte) Colors.red(color);
        rgb[at + 1] = (byte) Colors.green(color);
        rgb[at + 2] = (byte) Colors.blue(color);
      }
    }
    return rgb;
  }

  private static int color(SplittableRandom random, int low, int high) {
    double gray = random.nextDouble(low, high);
    double saturation = random.nextDouble(0.4);
    return Colors.of(
        gray * (1 + saturation * random.nextDouble(-1, 1)),
        gray * (1 + saturation * random.nextDouble(-1, 1)),
        gray * (1 + saturation * random.nextDouble(-1, 1)));
  }

  /** A window, shelf, lamp or tree, blurred: a rectangle or an ellipse with a soft edge. */
  private static final class Thing {
    private final double x;
    private final double y;
    private final double halfWidth;
    private final double halfHeight;
    private final double softness;
    private final double strength;
    private final boolean round;
    private final int color;

    Thing(SplittableRandom random, int color) {
      this.color = color;
      x = random.nextDouble(0, 1.8);
      y = random.nextDouble(0, 1);
      halfWidth = random.nextDouble(0.02, 0.35);
      halfHeight = random.nextDouble(0.02, 0.45);
      softness = random.nextDouble(0.01, 0.08);
      strength = random.nextDouble(0.3, 1);
      round = random.nextDouble() < 0.3;
    }

    double cover(double u, double v) {
      double dx = Math.abs(u - x) - halfWidth;
      double dy = Math.abs(v - y) - halfHeight;
      if (dx > softness || dy > softness) {
        return 0;
      }
      double distance =
          round
              ? (Math.hypot((u - x) / halfWidth, (v - y) / halfHeight) - 1)
                  * Math.min(halfWidth, halfHeight)
              : Math.max(dx, dy);
      return strength * Curves.step(softness, -softness, distance);
    }
  }
}
