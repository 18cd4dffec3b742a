package ai.deepware.render;

import ai.deepware.render.curve.Curves;
import ai.deepware.render.curve.Noise;

/** What belongs to a head besides face and hair: ears, neck, shoulders. */
final class Body {
  private static final Profile NECK =
      new Profile(-2.0, 0.8, -1.5, 0.52, -1.2, 0.43, -0.9, 0.41, -0.3, 0.42);
  private static final Profile SHOULDERS =
      new Profile(-4.3, 1.5, -2.8, 1.6, -2.05, 1.55, -1.75, 1.35, -1.52, 0.9, -1.4, 0.6, -1.3, 0.5);
  private static final Profile CHEST =
      new Profile(-4.3, 0.7, -2.8, 0.72, -2, 0.62, -1.55, 0.5, -1.3, 0.46);

  private final Traits traits;
  private final Noise noise;
  private final SkullShape skull;
  private final int skin;

  Body(Traits traits, Noise noise, SkullShape skull) {
    this.traits = traits;
    this.noise = noise;
    this.skull = skull;
    skin = FacePainter.skin(traits);
  }

  /** Above the neck all turns with the head, at the collar nothing. */
  static double follow(double y) {
    return Curves.step(-1.5, -0.6, y);
  }

  Mesh neck() {
    Surface tube =
        (u, v, xyz) -> {
          double angle = SkullShape.angle(u);
          double y = Curves.mix(-0.3, -2.0, v);
          xyz[0] = NECK.value(y) * Math.sin(angle);
          xyz[1] = y;
          xyz[2] = NECK.value(y) * Math.cos(angle) * 0.95 - 0.12;
        };
    Texture.Painter painter =
        (u, v) -> {
          double y = Curves.mix(-0.3, -2.0, v);
          double shade = 0.93 - 0.42 * Curves.step(-1.4, -0.95, y);
          return Colors.times(skin, shade + 0.04 * noise.octaves(u * 30, v * 15, 3));
        };
    return Mesh.of(tube, 48, 24, Body::follow, Texture.paint(128, 128, painter), 0.05);
  }

  Mesh torso() {
    Surface form =
        (u, v, xyz) -> {
          double angle = SkullShape.angle(u);
          double y = Curves.mix(-1.3, -4.3, v * v);
          xyz[0] = SHOULDERS.value(y) * Math.sin(angle);
          xyz[1] = y;
          xyz[2] = CHEST.value(y) * Math.cos(angle) - 0.15;
        };
    int cloth = traits.clothes();
    boolean striped = (traits.clothes() & 1) == 1;
    Texture.Painter painter =
        (u, v) -> {
          double fold = 1 + 0.14 * noise.octaves(u * 14, v * 7, 3);
          double stripe = striped && Math.floorMod((int) (v * 26), 2) == 0 ? 0.72 : 1;
          return Colors.times(cloth, fold * stripe);
        };
    return Mesh.of(form, 64, 40, y -> 0, Texture.paint(256, 256, painter), 0.02);
  }

  Mesh ear(int side) {
    double size = traits.get(Trait.EAR_SIZE);
    double at = skull.halfWidth(-0.1) * 0.985;
    Surface form =
        (u, v, xyz) -> {
          double angle = SkullShape.angle(u);
          double polar = Math.PI * v;
          double ring = Math.sin(polar);
          double outward = 0.06 * ring * Math.sin(angle);
          double along = 0.12 * ring * Math.cos(angle) * size;
          double rise = 0.21 * Math.cos(polar) * size;
          xyz[0] = side * (at + 0.035 - along * 0.45) + outward;
          xyz[1] = rise - 0.12 + 0.02 * along;
          xyz[2] = along - 0.12 - 0.1 * rise;
        };
    Texture.Painter painter =
        (u, v) -> {
          double angle = SkullShape.angle(u) * side;
          double inner = Curves.bell(angle - 0.9, 0.55, v - 0.48, 0.2);
          return Colors.mix(
              Colors.of(Colors.red(skin), Colors.green(skin) * 0.9, Colors.blue(skin) * 0.9),
              Colors.times(skin, 0.45),
              0.7 * inner);
        };
    return Mesh.of(form, 28, 20, y -> 1, Texture.paint(64, 64, painter), 0.06);
  }

  /** The colors of hair: strands that run downwards. */
  Texture hair() {
    int color = traits.hairColor();
    Texture.Painter painter =
        (u, v) -> {
          double bend = 0.4 * noise.at(u * 9, v * 5);
          double strands =
              0.22 * noise.at(u * 190 + bend * 6, v * 7)
                  + 0.16 * noise.at(u * 60 + bend * 4, v * 4);
          return Colors.times(color, 0.95 + strands + 0.12 * noise.at(u * 12, v * 6));
        };
    return Texture.paint(512, 256, painter);
  }
}
