package ai.deepware.render;

/** A smooth curve through given points, constant beyond the ends. */
final class Profile {
  private final double[] at;
  private final double[] values;

  /** Takes pairs of position and value, positions ascending. */
  Profile(double... pairs) {
    at = new double[pairs.length / 2];
    values = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      at[i] = pairs[2 * i];
      values[i] = pairs[2 * i + 1];
    }
  }

  double value(double position) {
    int last = at.length - 1;
    if (position <= at[0]) {
      return values[0];
    }
    if (position >= at[last]) {
      return values[last];
    }
    int i = 0;
    while (position > at[i + 1]) {
      i++;
    }
    double step = at[i + 1] - at[i];
    double t = (position - at[i]) / step;
    double rise = t * t * (3 - 2 * t);
    double in = t * (1 - t) * (1 - t) * step;
    double out = t * t * (t - 1) * step;
    return values[i] + (values[i + 1] - values[i]) * rise + slope(i) * in + slope(i + 1) * out;
  }

  private double slope(int i) {
    if (i == 0 || i == at.length - 1) {
      return 0;
    }
    return (values[i + 1] - values[i - 1]) / (at[i + 1] - at[i - 1]);
  }
}
