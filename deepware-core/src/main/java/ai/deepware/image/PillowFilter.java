package ai.deepware.image;

/** The curves that {@link PillowResampling} weighs source pixels with. */
enum PillowFilter {
  TRIANGLE(1) {
    @Override
    double at(double x) {
      return Math.max(0, 1 - Math.abs(x));
    }
  },
  CUBIC(2) {
    @Override
    double at(double x) {
      double t = Math.abs(x);
      if (t < 1) {
        return ((A + 2) * t - (A + 3)) * t * t + 1;
      }
      return t < 2 ? (((t - 5) * t + 8) * t - 4) * A : 0;
    }
  };

  /** Catmull and Rom's curve, after Keys, "Cubic convolution interpolation", 1981. */
  private static final double A = -0.5;

  /** How far the curve reaches to each side, in pixels of the larger of the two grids. */
  final double support;

  PillowFilter(double support) {
    this.support = support;
  }

  /** The curve's height at this distance from its center. */
  abstract double at(double x);
}
