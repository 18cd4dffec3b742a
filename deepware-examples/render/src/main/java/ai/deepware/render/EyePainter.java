package ai.deepware.render;

import static ai.deepware.render.curve.Curves.bell;
import static ai.deepware.render.curve.Curves.clamp;
import static ai.deepware.render.curve.Curves.step;

import ai.deepware.render.curve.Noise;

/** Eyes with lids, lashes, iris and pupil, and glasses where worn. */
final class EyePainter {
  private final Traits traits;
  private final Noise noise;
  private final double width;
  private final double height;

  EyePainter(Traits traits, Noise noise) {
    this.traits = traits;
    this.noise = noise;
    width = traits.get(Trait.EYE_WIDTH);
    height = traits.get(Trait.EYE_HEIGHT);
  }

  int paint(int color, double x, double y) {
    double side = Math.abs(x);
    double dx = side - traits.get(Trait.EYE_SPACING);
    if (Math.abs(dx) > 0.3 || Math.abs(y) > 0.3) {
      return color;
    }
    double tilted = y - traits.get(Trait.EYE_TILT) * dx * 0.6;
    int painted = opening(lids(color, dx, tilted), dx * Math.signum(x), dx, tilted);
    return traits.glasses() ? glasses(painted, side, dx, y) : painted;
  }

  private double upper(double dx) {
    double across = clamp(Math.abs(dx) / width);
    return 1.15 * height * Math.pow(1 - across * across, 0.75);
  }

  private double lower(double dx) {
    double across = clamp(Math.abs(dx) / width);
    return -0.8 * height * Math.pow(1 - across * across, 0.9);
  }

  private int lids(int color, double dx, double y) {
    double within = step(1.2, 0.9, Math.abs(dx) / width);
    double crease = 0.4 * bell(y - upper(dx) - 0.035, 0.012) * within;
    double lash =
        0.95 * bell(y - upper(dx) - 0.003, 0.014) * step(1.12, 0.98, Math.abs(dx) / width);
    double lowerLash = 0.35 * bell(y - lower(dx), 0.010) * within;
    double shadow = 0.2 * bell(dx, width * 1.2, y - 0.06, 0.05);
    int shaded = Colors.times(color, 1 - clamp(crease + shadow));
    return Colors.mix(shaded, 0x1a120e, clamp(lash + lowerLash));
  }

  private int opening(int color, double x, double dx, double y) {
    double across = Math.abs(dx) / width;
    double open =
        step(upper(dx) + 0.002, upper(dx) - 0.012, y)
            * step(lower(dx) - 0.004, lower(dx) + 0.006, y)
            * step(1.0, 0.93, across);
    if (open <= 0) {
      return color;
    }
    double shade = 1 - 0.45 * step(0.2, 1.1, y / height) - 0.25 * across * across;
    int white = Colors.of(226 * shade, 218 * shade, 212 * shade);
    double radius = 0.88 * height + 0.012;
    double r = Math.hypot(x, y - 0.004) / radius;
    double rays = 1 + 0.18 * noise.at(Math.atan2(y, x) * 9, r * 2);
    int iris =
        Colors.times(
            traits.irisColor(), rays * (1.15 - 0.55 * step(0.7, 1, r)) * (0.6 + 0.4 * shade));
    int eye = Colors.mix(white, iris, step(1.06, 0.94, r));
    eye = Colors.mix(eye, 0x0a0808, step(0.46, 0.38, r));
    double light = bell(x + 0.3 * radius, 0.014, y - 0.4 * radius, 0.014);
    return Colors.mix(color, Colors.mix(eye, 0xffffff, clamp(1.2 * light)), open);
  }

  private static int glasses(int color, double side, double dx, double y) {
    double ring =
        Math.pow(
            Math.pow(Math.abs(dx) / 0.19, 3) + Math.pow(Math.abs(y + 0.02) / 0.15, 3), 1 / 3.0);
    double frame = bell(ring - 1, 0.09);
    double bridge = side < 0.1 ? bell(y - 0.04, 0.016) : 0;
    return Colors.mix(color, 0x181513, clamp(1.3 * Math.max(frame, bridge)));
  }
}
