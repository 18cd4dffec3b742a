package ai.deepware.render;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Scenes of any kind: nobody to several people, near and far, turned this way and that. */
public final class RandomScenes {
  private static final int[][] SIZES = {{640, 360}, {480, 360}, {360, 480}, {512, 512}, {640, 480}};
  private static final int MOST_ACTORS = 5;

  private RandomScenes() {}

  /**
   * Makes up a scene.
   *
   * @param seed makes all of it
   * @param heads the people who may take part, at least one
   * @return the scene; people in it do not cover each other's faces
   */
  public static Scene of(long seed, List<Head> heads) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] size = SIZES[random.nextInt(SIZES.length)];
    int wanted = random.nextInt(MOST_ACTORS + 1);
    List<Actor> actors = new ArrayList<>();
    List<Pose> taken = new ArrayList<>();
    for (int i = 0; i < wanted; i++) {
      Pose pose = pose(random, size[0], size[1], wanted);
      if (taken.stream().allMatch(other -> apart(pose, other))) {
        taken.add(pose);
        Actor actor = Actor.real(any(heads, random), Motion.still(pose));
        actors.add(random.nextDouble() < 0.3 ? actor.withFaceOf(any(heads, random)) : actor);
      }
    }
    return new Scene(size[0], size[1], random.nextLong(), actors);
  }

  private static Head any(List<Head> heads, SplittableRandom random) {
    return heads.get(random.nextInt(heads.size()));
  }

  private static Pose pose(SplittableRandom random, int width, int height, int people) {
    double largest = Math.min(0.42 * height, 0.5 * width / Math.sqrt(people));
    double scale = 11 * Math.pow(largest / 11, random.nextDouble());
    double turn = random.nextDouble() < 0.7 ? 0.55 : 1.05;
    return new Pose(
        random.nextDouble(0.6 * scale, width - 0.6 * scale),
        random.nextDouble(0.9 * scale, height - scale),
        scale,
        turn * random.nextDouble(-1, 1),
        0.5 * turn * random.nextDouble(-1, 1),
        0.5 * turn * random.nextDouble(-1, 1));
  }

  private static boolean apart(Pose a, Pose b) {
    double reach = 1.15 * (a.scale() + b.scale());
    // The nearer one's shoulders are wider than the head, and hide what is beside and below.
    Pose near = a.scale() > b.scale() ? a : b;
    Pose far = a.scale() > b.scale() ? b : a;
    boolean hidden =
        far.y() > near.y() && Math.abs(a.x() - b.x()) < 1.8 * near.scale() + far.scale();
    return Math.hypot(a.x() - b.x(), a.y() - b.y()) > reach && !hidden;
  }
}
