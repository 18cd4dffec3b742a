package ai.deepware.render;

/** Small functions that shapes and colors are made of. */
final class Curves {
  private Curves() {}

  static double mix(double a, double b, double share) {
    return a + (b - a) * share;
  }

  static double clamp(double value) {
    return Math.max(0, Math.min(1, value));
  }

  /** An S from 0 at 0 to 1 at 1. */
  static double smooth(double share) {
    double t = clamp(share);
    return t * t * (3 - 2 * t);
  }

  /** An S from 0 at {@code from} to 1 at {@code to}, which may be the smaller one. */
  static double step(double from, double to, double value) {
    return smooth((value - from) / (to - from));
  }

  /** A bell of height 1 around 0. */
  static double bell(double value, double width) {
    double t = value / width;
    return t * t > 12 ? 0 : Math.exp(-t * t);
  }

  /** A bell of height 1 around the origin of two coordinates. */
  static double bell(double x, double width, double y, double height) {
    double across = bell(x, width);
    return across == 0 ? 0 : across * bell(y, height);
  }
}
