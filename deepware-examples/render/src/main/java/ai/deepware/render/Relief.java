package ai.deepware.render;

import static ai.deepware.render.curve.Curves.bell;

import ai.deepware.render.curve.Curves;

/** How far nose, lips, brows and cheeks stand out of the plain form of a face. */
final class Relief {
  private static final double BRIDGE = 0.05;

  private final Traits traits;
  private final double tip;
  private final double noseWidth;

  Relief(Traits traits) {
    this.traits = traits;
    tip = traits.get(Trait.NOSE_TIP);
    noseWidth = traits.get(Trait.NOSE_WIDTH);
  }

  double at(double x, double y) {
    double side = Math.abs(x);
    return eyes(side, y) + nose(side, y) + mouth(side, y) + bones(side, y);
  }

  private double eyes(double side, double y) {
    double dx = side - traits.get(Trait.EYE_SPACING);
    double socket = -traits.get(Trait.EYE_DEPTH) * bell(dx + 0.015, 0.155, y - 0.015, 0.085);
    double ball = 0.055 * bell(dx, 0.105, y, 0.062);
    double ridge =
        (0.025 + traits.get(Trait.BROW_RIDGE))
            * bell(dx - 0.02, 0.2, y - traits.get(Trait.BROW_HEIGHT), 0.06);
    double bag = -0.012 * traits.get(Trait.AGE) * bell(dx, 0.1, y + 0.1, 0.022);
    return socket + ball + ridge + bag;
  }

  private double nose(double side, double y) {
    double height = traits.get(Trait.NOSE_HEIGHT);
    double bridge = traits.get(Trait.NOSE_BRIDGE);
    double ridge;
    double width;
    if (y > BRIDGE) {
      ridge = bridge * bell(y - BRIDGE, 0.13);
      width = 0.065;
    } else if (y > tip) {
      double down = (BRIDGE - y) / (BRIDGE - tip);
      ridge = Curves.mix(bridge, height, Math.pow(down, 1.25));
      width = Curves.mix(0.06, 0.8 * noseWidth, down * down);
    } else {
      ridge = height * bell(y - tip, 0.062);
      width = 0.8 * noseWidth;
    }
    double wings = 0.11 * bell(side - noseWidth, 0.045, y - tip + 0.025, 0.055);
    return ridge * Math.exp(-Math.pow(side / (width * 1.25), 2.4)) + wings;
  }

  private double mouth(double side, double y) {
    double line = traits.get(Trait.MOUTH);
    double half = traits.get(Trait.MOUTH_WIDTH);
    double upper = traits.get(Trait.UPPER_LIP);
    double lower = traits.get(Trait.LOWER_LIP);
    double along = Math.exp(-Math.pow(side / (half * 0.85), 3));
    double muzzle = 0.055 * bell(side, 0.3, y - line, 0.17);
    double lips =
        0.06 * bell(y - line - upper * 0.6, upper) + 0.065 * bell(y - line + lower * 0.6, lower);
    double crease = -0.035 * bell(y - line, 0.014);
    double under = -0.04 * bell(side, 0.18, y - line + lower + 0.075, 0.045);
    double corner = -0.02 * bell(side - half, 0.04, y - line, 0.04);
    return muzzle + along * (lips + crease) + under + corner;
  }

  private double bones(double side, double y) {
    double cheekbone = traits.get(Trait.CHEEKBONE) * bell(side - 0.4, 0.14, y + 0.22, 0.13);
    double cheek = traits.get(Trait.CHEEK) * bell(side - 0.36, 0.14, y + 0.5, 0.18);
    double chin = (0.03 + traits.get(Trait.CHIN)) * bell(side, 0.16, y + 0.89, 0.09);
    double fold =
        -0.02
            * traits.get(Trait.AGE)
            * bell(side - Curves.mix(noseWidth + 0.05, 0.3, (tip - y) / 0.35), 0.02)
            * bell(y - tip + 0.17, 0.15);
    return cheekbone + cheek + chin + fold;
  }
}
