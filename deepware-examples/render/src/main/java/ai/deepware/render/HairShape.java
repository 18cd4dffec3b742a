package ai.deepware.render;

import ai.deepware.render.curve.Curves;
import ai.deepware.render.curve.Noise;

/** Hair as a shell around the skull; where none grows, the shell lies inside the head. */
final class HairShape implements Surface {
  private static final double HANG = 0.05;

  private final SkullShape skull;
  private final HairLine line;
  private final Noise noise;
  private final double volume;
  private final double bottom;

  HairShape(Traits traits, SkullShape skull, HairLine line, Noise noise) {
    this.skull = skull;
    this.line = line;
    this.noise = noise;
    volume = traits.get(Trait.HAIR_VOLUME) * (traits.hair() == Traits.Hair.SHORT ? 0.6 : 1);
    bottom =
        switch (traits.hair()) {
          case BALD, SHORT -> -0.6;
          case MEDIUM -> -0.7;
          case LONG -> -1.1 - 3 * traits.get(Trait.HAIR_VOLUME);
        };
  }

  double height(double v) {
    double round = (1 + Math.cos(Math.PI * v)) / 2;
    return Curves.mix(bottom, 1, Curves.mix(1 - v, round, 0.6));
  }

  @Override
  public void point(double u, double v, double[] xyz) {
    double angle = SkullShape.angle(u);
    double y = height(v);
    skull.base(angle, Math.max(y, Math.max(-HANG, bottom)), xyz);
    double above = line.above(angle, y);
    double lump = 1 + 0.35 * noise.at(angle * 3, y * 2) + 0.12 * noise.at(angle * 17, y * 3);
    double outward;
    if (above < -0.12) {
      outward = Curves.mix(0.45, 0.12, Curves.step(-0.5, -0.8, y));
    } else if (above < 0) {
      outward = Curves.mix(0.985, 0.45, above / -0.12);
    } else {
      outward = Curves.mix(0.985, 1.03 + volume * lump, Curves.smooth(above / 0.3));
    }
    if (y < HANG && above >= 0) {
      outward += 0.08 * Curves.step(HANG, -0.8, y) - 0.35 * Curves.step(bottom + 0.25, bottom, y);
    }
    xyz[0] *= outward;
    xyz[1] = y * (y > 0 ? Math.max(outward, 0.9) : 1);
    xyz[2] *= outward;
  }
}
