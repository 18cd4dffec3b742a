package ai.deepware.render;

import ai.deepware.render.curve.Curves;

/** The skin of a head without hair, ears and neck. */
final class SkullShape implements Surface {
  private final Profile width;
  private final Profile front;
  private final Profile back;
  private final Relief relief;

  SkullShape(Traits traits) {
    double face = traits.get(Trait.FACE_WIDTH);
    double jaw = traits.get(Trait.JAW_WIDTH);
    double chin = traits.get(Trait.CHIN_WIDTH);
    width =
        new Profile(
            -1,
            chin * 0.9,
            -0.88,
            Curves.mix(chin, jaw, 0.45),
            -0.62,
            jaw,
            -0.3,
            face * 0.97,
            -0.05,
            face,
            0.25,
            face * 1.04,
            0.55,
            face * 1.06,
            1,
            face * 1.02);
    front =
        new Profile(
            -1, 0.72, -0.85, 0.72, -0.6, 0.72, -0.3, 0.72, 0, 0.75, 0.3, 0.8, 0.6, 0.82, 1, 0.78);
    back = new Profile(-1, 0.25, -0.8, 0.3, -0.5, 0.5, -0.2, 0.78, 0.1, 0.9, 0.5, 0.9, 1, 0.75);
    relief = new Relief(traits);
  }

  /** Angle around the vertical axis, 0 in front; columns are denser there. */
  static double angle(double u) {
    double s = 2 * u - 1;
    return Math.PI * (0.45 * s + 0.55 * s * s * s);
  }

  static double height(double v) {
    return 0.6 * Math.cos(Math.PI * v) + 0.4 * (1 - 2 * v);
  }

  @Override
  public void point(double u, double v, double[] xyz) {
    double angle = angle(u);
    double y = height(v);
    base(angle, y, xyz);
    double cos = Math.cos(angle);
    if (cos > 0) {
      double share = Curves.step(0.05, 0.45, cos);
      xyz[2] += share * relief.at(xyz[0], y);
    }
  }

  /** The plain form under nose, eyes and lips. */
  void base(double angle, double y, double[] xyz) {
    double cap =
        y > 0
            ? Math.sqrt(1 - Math.min(1, Math.pow(y, 3)))
            : Math.sqrt(1 - Math.min(1, Math.pow(-y, 9)));
    double sin = Math.sin(angle);
    double cos = Math.cos(angle);
    double full = 1 + 0.13 * sin * sin * cos * cos * 2;
    xyz[0] = width.value(y) * cap * sin * full;
    xyz[1] = y;
    xyz[2] = (cos > 0 ? front : back).value(y) * cap * cos * full;
  }

  /** The plain form's sides at a height, for hair and ears. */
  double halfWidth(double y) {
    return width.value(y);
  }
}
