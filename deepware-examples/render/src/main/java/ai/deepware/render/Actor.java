package ai.deepware.render;

import org.jspecify.annotations.Nullable;

/**
 * A person in a scene.
 *
 * @param head the person
 * @param swapped the person whose face is blended over the own one, or null for a real person
 * @param motion where the head is
 * @param from first second in view
 * @param to second at which the person is gone
 */
public record Actor(Head head, @Nullable Head swapped, Motion motion, double from, double to) {
  /**
   * A real person who is in view all the time.
   *
   * @param head the person
   * @param motion where the head is
   * @return the actor
   */
  public static Actor real(Head head, Motion motion) {
    return new Actor(head, null, motion, 0, Double.POSITIVE_INFINITY);
  }

  /**
   * The same person with another one's face.
   *
   * @param other whose face it is
   * @return the fake
   */
  public Actor withFaceOf(Head other) {
    return new Actor(head, other, motion, from, to);
  }

  /**
   * The same person, in view for a part of the time.
   *
   * @param first first second in view
   * @param end second at which the person is gone
   * @return the actor
   */
  public Actor between(double first, double end) {
    return new Actor(head, swapped, motion, first, end);
  }

  boolean inView(double time) {
    return time >= from && time < to;
  }
}
