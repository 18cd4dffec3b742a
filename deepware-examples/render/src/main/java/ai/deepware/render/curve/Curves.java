package ai.deepware.render.curve;

/** Small functions that shapes and colors are made of. */
public final class Curves {
  private Curves() {}

  /**
   * Goes from one value to another.
   *
   * @param a at 0
   * @param b at 1
   * @param share how far
   * @return what is there
   */
  public static double mix(double a, double b, double share) {
    return a + (b - a) * share;
  }

  /**
   * Brings a value into [0,1].
   *
   * @param value any
   * @return the nearest in [0,1]
   */
  public static double clamp(double value) {
    return Math.max(0, Math.min(1, value));
  }

  /**
   * An S from 0 at 0 to 1 at 1.
   *
   * @param share where
   * @return its height, [0,1]
   */
  public static double smooth(double share) {
    double t = clamp(share);
    return t * t * (3 - 2 * t);
  }

  /**
   * An S from 0 to 1.
   *
   * @param from where it is 0
   * @param to where it is 1, which may be the smaller one
   * @param value where
   * @return its height, [0,1]
   */
  public static double step(double from, double to, double value) {
    return smooth((value - from) / (to - from));
  }

  /**
   * A bell of height 1 around 0.
   *
   * @param value where
   * @param width of the bell
   * @return its height, [0,1]
   */
  public static double bell(double value, double width) {
    double t = value / width;
    return t * t > 12 ? 0 : Math.exp(-t * t);
  }

  /**
   * A bell of height 1 around the origin of two coordinates.
   *
   * @param x where across
   * @param width of the bell
   * @param y where down
   * @param height of the bell, in the unit of y
   * @return its height, [0,1]
   */
  public static double bell(double x, double width, double y, double height) {
    double across = bell(x, width);
    return across == 0 ? 0 : across * bell(y, height);
  }
}
