package ai.deepware.render;

/** A surface as a function of two coordinates. */
@FunctionalInterface
interface Surface {
  /**
   * Finds a point.
   *
   * @param u across, [0,1]
   * @param v from top to bottom, [0,1]
   * @param xyz receives the point in head units
   */
  void point(double u, double v, double[] xyz);
}
