package ai.deepware.render;

import ai.deepware.image.PixelImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * People who move in front of a background. Immutable; the same arguments give the same pixels on
 * every machine of the same floating-point library.
 */
public final class Scene {
  private final int width;
  private final int height;
  private final long seed;
  private final List<Actor> actors;
  private final Light light;
  private final byte[] backdrop;
  private final double grain;

  /**
   * Sets a scene.
   *
   * @param width in pixels, at least 16
   * @param height in pixels, at least 16
   * @param seed makes light, background and grain
   * @param actors who is in it, may be empty
   */
  public Scene(int width, int height, long seed, List<Actor> actors) {
    if (width < 16 || height < 16) {
      throw new IllegalArgumentException(
          "a scene has at least 16x16 pixels: " + width + "x" + height);
    }
    this.width = width;
    this.height = height;
    this.seed = seed;
    this.actors = List.copyOf(actors);
    SplittableRandom random = new SplittableRandom(seed);
    light = Light.random(random);
    grain = random.nextDouble(0.5, 4);
    backdrop = Backdrop.paint(width, height, random);
  }

  /** {@return the people in it} */
  public List<Actor> actors() {
    return actors;
  }

  /**
   * Tells where the faces are at a time, without drawing them.
   *
   * @param time seconds since the start
   * @return all faces in view, in order of the actors
   */
  public List<RenderedFace> truth(double time) {
    List<RenderedFace> faces = new ArrayList<>();
    for (int i = 0; i < actors.size(); i++) {
      Actor actor = actors.get(i);
      if (actor.inView(time)) {
        Pose pose = actor.motion().at(time);
        Portrait portrait = new Portrait(actor.head(), pose);
        faces.add(
            new RenderedFace(
                i, actor.swapped() != null, portrait.box(), portrait.landmarks(), pose));
      }
    }
    return faces;
  }

  /**
   * Draws the scene at a time.
   *
   * @param time seconds since the start
   * @return the picture, with the truth about its faces
   */
  public RenderedFrame frame(double time) {
    byte[] rgb = backdrop.clone();
    List<RenderedFace> faces = truth(time);
    List<RenderedFace> fromFarToNear = new ArrayList<>(faces);
    fromFarToNear.sort(Comparator.comparingDouble(face -> face.pose().scale()));
    fromFarToNear.forEach(face -> draw(actors.get(face.actor()), face.pose(), rgb));
    addGrain(rgb, seed ^ Double.doubleToLongBits(time));
    return new RenderedFrame(time, PixelImage.of(width, height, rgb), faces);
  }

  private void draw(Actor actor, Pose pose, byte[] rgb) {
    Layer layer = new Portrait(actor.head(), pose).draw(light, width, height);
    Head other = actor.swapped();
    if (other != null) {
      FaceSwap.blend(layer, new Portrait(other, pose).draw(light, width, height));
    }
    layer.onto(rgb, width);
  }

  private void addGrain(byte[] rgb, long start) {
    long state = start * 0x9E3779B97F4A7C15L | 1;
    int strength = (int) (grain * 128);
    for (int i = 0; i < rgb.length; i++) {
      state ^= state << 13;
      state ^= state >>> 7;
      state ^= state << 17;
      int triangular = (int) ((state & 255) - ((state >>> 32) & 255));
      int value = (rgb[i] & 255) + ((triangular * strength) >> 14);
      rgb[i] = (byte) Math.max(0, Math.min(255, value));
    }
  }
}
