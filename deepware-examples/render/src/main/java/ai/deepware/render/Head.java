package ai.deepware.render;

import ai.deepware.render.curve.Curves;
import ai.deepware.render.curve.Noise;
import java.util.List;

/**
 * One rendered person, the same for the same seed: meshes and colors, and where in them the eyes,
 * the nose and the mouth are. Immutable.
 */
public final class Head {
  private static final double[] PIVOT = {0, -0.75, -0.2};
  private static final int TEXTURE = 512;

  private final long seed;
  private final Traits traits;
  private final List<Mesh> meshes;
  private final double[][] landmarks;
  private final double[] outline;

  private Head(long seed) {
    this.seed = seed;
    traits = Traits.of(seed);
    Noise noise = new Noise(seed * 31 + 7);
    SkullShape skull = new SkullShape(traits);
    HairLine line = new HairLine(traits);
    Body body = new Body(traits, noise, skull);
    Texture face = Texture.paint(TEXTURE, TEXTURE, new FacePainter(traits, skull, line, noise));
    Mesh skin = Mesh.of(skull, 176, 176, y -> 1, face, 0.10);
    Mesh hair =
        Mesh.of(
            new HairShape(traits, skull, line, noise), 140, 90, Body::follow, body.hair(), 0.16);
    meshes =
        traits.hair() == Traits.Hair.BALD
            ? List.of(body.torso(), body.neck(), skin, body.ear(-1), body.ear(1))
            : List.of(body.torso(), body.neck(), skin, body.ear(-1), body.ear(1), hair);
    landmarks = landmarks(traits, skull);
    outline = outline(skull, line);
  }

  /**
   * Makes up a person.
   *
   * @param seed a number that stands for the person
   * @return the head
   */
  public static Head of(long seed) {
    return new Head(seed);
  }

  private static double[][] landmarks(Traits traits, SkullShape skull) {
    double eye = traits.get(Trait.EYE_SPACING);
    double tip = traits.get(Trait.NOSE_TIP);
    double mouth = traits.get(Trait.MOUTH) + traits.get(Trait.SMILE);
    double half = traits.get(Trait.MOUTH_WIDTH);
    return new double[][] {
      on(skull, traits, -eye, 0.01),
      on(skull, traits, eye, 0.01),
      on(skull, traits, 0, tip),
      on(skull, traits, -half, mouth),
      on(skull, traits, half, mouth)
    };
  }

  /** The point of the front with given x and y. */
  private static double[] on(SkullShape skull, Traits traits, double x, double y) {
    double[] xyz = new double[3];
    double low = -Math.PI / 2;
    double high = Math.PI / 2;
    for (int i = 0; i < 40; i++) {
      double middle = (low + high) / 2;
      skull.base(middle, y, xyz);
      if (xyz[0] < x) {
        low = middle;
      } else {
        high = middle;
      }
    }
    xyz[2] += new Relief(traits).at(x, y);
    return xyz;
  }

  /** Points around the visible face, from hairline to chin and from ear to ear, as x, y, z. */
  private static double[] outline(SkullShape skull, HairLine line) {
    double top = Math.min(0.66, Math.max(0.42, 0.04 - line.above(0, 0)));
    int angles = 25;
    int heights = 17;
    double[] points = new double[3 * angles * heights];
    double[] xyz = new double[3];
    for (int i = 0; i < angles * heights; i++) {
      double angle = Curves.mix(-1.25, 1.25, (i % angles) / (angles - 1.0));
      int row = i / angles;
      double y = Curves.mix(-0.985, top, row / (heights - 1.0));
      skull.base(angle, y, xyz);
      System.arraycopy(xyz, 0, points, 3 * i, 3);
    }
    return points;
  }

  /** {@return the seed that the head was made from, which names the person} */
  public long seed() {
    return seed;
  }

  static double[] pivot() {
    return PIVOT.clone();
  }

  List<Mesh> meshes() {
    return meshes;
  }

  /** Eyes, nose and mouth corners on the skin, image-left first for a face seen from the front. */
  double[][] landmarks() {
    return landmarks;
  }

  double[] outline() {
    return outline;
  }

  Traits traits() {
    return traits;
  }
}
