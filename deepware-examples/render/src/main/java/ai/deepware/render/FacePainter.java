package ai.deepware.render;

import static ai.deepware.render.curve.Curves.bell;
import static ai.deepware.render.curve.Curves.clamp;
import static ai.deepware.render.curve.Curves.mix;
import static ai.deepware.render.curve.Curves.step;

import ai.deepware.render.curve.Noise;

/** The colors of a head's skin, with brows, eyes, lips, beard and the roots of the hair. */
final class FacePainter implements Texture.Painter {
  private static final int[] SKIN = {0xf0c9b1, 0xe3b492, 0xc98f69, 0xa26d4a, 0x74492f, 0x4f3222};

  private final Traits traits;
  private final SkullShape skull;
  private final HairLine hairLine;
  private final Noise noise;
  private final int skin;
  private final EyePainter eyes;
  private final double tip;

  FacePainter(Traits traits, SkullShape skull, HairLine hairLine, Noise noise) {
    this.traits = traits;
    this.skull = skull;
    this.hairLine = hairLine;
    this.noise = noise;
    skin = skin(traits);
    eyes = new EyePainter(traits, noise);
    tip = traits.get(Trait.NOSE_TIP);
  }

  static int skin(Traits traits) {
    double place = traits.get(Trait.MELANIN) * (SKIN.length - 1.001);
    int plain = Colors.mix(SKIN[(int) place], SKIN[(int) place + 1], place - (int) place);
    double warm = traits.get(Trait.WARMTH) * 7;
    return Colors.of(Colors.red(plain) + warm, Colors.green(plain), Colors.blue(plain) - warm);
  }

  @Override
  public int color(double u, double v) {
    double angle = SkullShape.angle(u);
    double y = SkullShape.height(v);
    double[] xyz = new double[3];
    skull.base(angle, y, xyz);
    double x = xyz[0];
    boolean front = Math.abs(angle) < 1.5;
    int color = skin(x, y, angle);
    if (front) {
      color = lips(color, x, y);
      color = nose(color, x, y);
      color = beard(color, x, y);
      color = brows(color, x, y);
      color = eyes.paint(color, x, y);
    }
    color = roots(color, angle, y);
    return Colors.withAlpha(color, front ? swapped(x, y) : 0);
  }

  /** How much of a swapped face covers a place: the face from brows to lower lip, soft outside. */
  static double swapped(double x, double y) {
    double distance = Math.hypot(x / 0.5, (y + 0.28) / 0.6);
    return 1 - step(0.8, 1.02, distance);
  }

  private int skin(double x, double y, double angle) {
    double side = Math.abs(x);
    double patch = 0.035 * noise.octaves(x * 6 + 3, y * 6, 3) + 0.02 * noise.at(x * 90, y * 90);
    double red =
        0.6 * bell(side - 0.33, 0.17, y + 0.3, 0.16)
            + 0.5 * bell(side, 0.1, y - tip, 0.1)
            + 0.4 * (Math.abs(angle) > 1.5 ? 1 : 0);
    double shade = 1 + patch;
    shade *= 1 - 0.16 * bell(side - traits.get(Trait.EYE_SPACING) + 0.05, 0.13, y + 0.01, 0.08);
    shade *= 1 - 0.10 * traits.get(Trait.AGE) * bell(side - 0.26, 0.12, y + 0.105, 0.03);
    shade *= 1 - 0.45 * step(-0.9, -1.0, y);
    shade *= 1 - wrinkles(side, y);
    return Colors.of(
        Colors.red(skin) * shade,
        Colors.green(skin) * shade * (1 - 0.08 * red),
        Colors.blue(skin) * shade * (1 - 0.07 * red));
  }

  private double wrinkles(double side, double y) {
    double age = Math.max(0, traits.get(Trait.AGE) - 0.3);
    double wave = y + 0.02 * noise.at(side * 5, 7);
    double brow =
        0.25 * age * bell(side, 0.35) * (bell(wave - 0.36, 0.01) + bell(wave - 0.45, 0.01));
    double edge = mix(traits.get(Trait.NOSE_WIDTH) + 0.05, 0.29, (tip - y) / 0.32);
    double fold = (0.08 + 0.25 * age) * bell(side - edge, 0.018) * bell(y - tip + 0.16, 0.13);
    return brow + fold;
  }

  private int nose(int color, double x, double y) {
    double side = Math.abs(x);
    double width = traits.get(Trait.NOSE_WIDTH);
    double nostril = bell(side - 0.62 * width, 0.033, y - tip + 0.07, 0.017);
    double wing = 0.5 * bell(side - width - 0.035, 0.016, y - tip + 0.02, 0.05);
    double under = 0.4 * bell(side, width, y - tip + 0.085, 0.025);
    int dark = Colors.times(skin, 0.28);
    return Colors.mix(color, dark, clamp(1.25 * nostril + wing + under));
  }

  private int lips(int color, double x, double y) {
    double half = traits.get(Trait.MOUTH_WIDTH);
    double across = Math.abs(x) / half;
    double line = traits.get(Trait.MOUTH) + traits.get(Trait.SMILE) * across * across;
    double round = Math.sqrt(Math.max(0, 1 - across * across));
    double bow =
        1
            + 0.22 * bell(x / half - 0.28, 0.2)
            + 0.22 * bell(x / half + 0.28, 0.2)
            - 0.15 * bell(x / half, 0.12);
    double upper = line + 1.15 * traits.get(Trait.UPPER_LIP) * bow * Math.pow(round, 0.8);
    double lower = line - 1.25 * traits.get(Trait.LOWER_LIP) * round;
    double inside = step(upper + 0.008, upper - 0.012, y) * step(lower - 0.012, lower + 0.01, y);
    inside *= step(1.02, 0.9, across);
    int lip =
        Colors.of(Colors.red(skin) * 0.88, Colors.green(skin) * 0.62, Colors.blue(skin) * 0.66);
    lip = Colors.times(lip, (y > line ? 0.86 : 1.02) * (1 + 0.06 * noise.at(x * 70, y * 8)));
    int painted = Colors.mix(color, lip, 0.85 * inside);
    double gap = bell(y - line, 0.013) * step(1.06, 0.85, across);
    double corner = 0.5 * bell(Math.abs(x) - half, 0.025, y - line, 0.02);
    double below = 0.22 * bell(x, 0.15, y - lower + 0.04, 0.03);
    return Colors.mix(painted, Colors.times(skin, 0.22), clamp(0.85 * gap + corner + below));
  }

  private int beard(int color, double x, double y) {
    if (traits.beard() == 0) {
      return color;
    }
    double side = Math.abs(x);
    double mouth = traits.get(Trait.MOUTH);
    double cheeks = step(0.12, -0.12, y - mix(-0.62, -0.15, clamp((side - 0.15) / 0.4)));
    double moustache = bell(y - (tip - 0.14), 0.05) * step(0.3, 0.2, side);
    double lips = bell(side, 0.2, y - mouth, 0.07);
    double dense = clamp(Math.max(cheeks, moustache) - 1.2 * lips);
    double strands = 0.75 + 0.45 * noise.at(x * 45, y * 22) + 0.3 * noise.at(x * 110, y * 60);
    return Colors.mix(color, traits.hairColor(), clamp(dense * traits.beard() * strands));
  }

  private int brows(int color, double x, double y) {
    double side = Math.abs(x);
    double spacing = traits.get(Trait.EYE_SPACING);
    double along = (side - spacing + 0.17) / 0.34;
    double arch = traits.get(Trait.BROW_ARCH) * (1 - Math.pow((along - 0.6) / 0.6, 2));
    double middle = traits.get(Trait.BROW_HEIGHT) + arch;
    double thick = traits.get(Trait.BROW_THICKNESS) * mix(1.15, 0.5, clamp(along));
    double ends = step(-0.06, 0.12, along) * step(1.12, 0.85, along);
    double strands = 0.85 + 0.35 * noise.at(side * 90 + y * 50, y * 30);
    double cover = clamp(1.1 * ends * bell(y - middle, thick) * strands);
    return Colors.mix(color, Colors.times(traits.hairColor(), 0.8), 0.9 * cover);
  }

  private int roots(int color, double angle, double y) {
    double above = hairLine.above(angle, y);
    if (traits.hair() == Traits.Hair.BALD) {
      return color;
    }
    double fuzzy =
        above + 0.035 * noise.at(angle * 40, y * 8) + 0.02 * noise.at(angle * 90, y * 20);
    return Colors.mix(color, traits.hairColor(), 0.95 * step(-0.03, 0.05, fuzzy));
  }
}
