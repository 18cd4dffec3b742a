package ai.deepware.render;

import ai.deepware.render.curve.Wave;
import java.util.SplittableRandom;

/** How a head moves: smoothly about a place, turning and nodding; a function of time alone. */
@FunctionalInterface
public interface Motion {
  /**
   * Finds the pose at a time.
   *
   * @param time seconds since the scene's start
   * @return the pose
   */
  Pose at(double time);

  /**
   * A head that sways about a place.
   *
   * @param x of the place in pixels
   * @param y of the place in pixels
   * @param scale pixels per head unit
   * @param turn most that it turns about each axis, in radians
   * @param seed makes the movement
   * @return the motion
   */
  static Motion swaying(double x, double y, double scale, double turn, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Wave acrossWave = new Wave(random);
    Wave downWave = new Wave(random);
    Wave nearWave = new Wave(random);
    Wave yaw = new Wave(random);
    Wave pitch = new Wave(random);
    Wave roll = new Wave(random);
    return time ->
        new Pose(
            x + 0.35 * scale * acrossWave.at(time),
            y + 0.12 * scale * downWave.at(time),
            scale * (1 + 0.06 * nearWave.at(time)),
            turn * yaw.at(time),
            0.45 * turn * pitch.at(time),
            0.35 * turn * roll.at(time));
  }

  /** A head that keeps still. */
  static Motion still(Pose pose) {
    return time -> pose;
  }
}
