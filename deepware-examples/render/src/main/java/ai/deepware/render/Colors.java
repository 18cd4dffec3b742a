package ai.deepware.render;

import ai.deepware.render.curve.Curves;

/** Arithmetic of colors {@code 0xAARRGGBB}. */
final class Colors {
  private Colors() {}

  static int of(double red, double green, double blue) {
    return of(0, red, green, blue);
  }

  /** Rounds and clips channels of [0,255]. */
  static int of(double alpha, double red, double green, double blue) {
    return channel(alpha) << 24 | channel(red) << 16 | channel(green) << 8 | channel(blue);
  }

  static int channel(double value) {
    return (int) Math.max(0, Math.min(255, value + 0.5));
  }

  static int red(int color) {
    return color >> 16 & 255;
  }

  static int green(int color) {
    return color >> 8 & 255;
  }

  static int blue(int color) {
    return color & 255;
  }

  static int alpha(int color) {
    return color >>> 24;
  }

  static int mix(int a, int b, double share) {
    double t = Curves.clamp(share);
    return of(
        Curves.mix(alpha(a), alpha(b), t),
        Curves.mix(red(a), red(b), t),
        Curves.mix(green(a), green(b), t),
        Curves.mix(blue(a), blue(b), t));
  }

  /** Makes lighter or darker; alpha stays. */
  static int times(int color, double factor) {
    return of(alpha(color), red(color) * factor, green(color) * factor, blue(color) * factor);
  }

  static int withAlpha(int color, double share) {
    return channel(255 * share) << 24 | (color & 0xffffff);
  }

  static int mean(int a, int b, int c, int d) {
    return quarter(alpha(a) + alpha(b) + alpha(c) + alpha(d)) << 24
        | quarter(red(a) + red(b) + red(c) + red(d)) << 16
        | quarter(green(a) + green(b) + green(c) + green(d)) << 8
        | quarter(blue(a) + blue(b) + blue(c) + blue(d));
  }

  private static int quarter(int sum) {
    return (sum + 2) >> 2;
  }
}
