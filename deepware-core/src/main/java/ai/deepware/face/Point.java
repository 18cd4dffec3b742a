package ai.deepware.face;

/**
 * A position in an image.
 *
 * @param x pixels from the left edge
 * @param y pixels from the upper edge
 * @since 0.1
 */
public record Point(double x, double y) {
  /**
   * Scales both coordinates.
   *
   * @param scaleX factor for x
   * @param scaleY factor for y
   * @return the scaled point
   */
  public Point scaled(double scaleX, double scaleY) {
    return new Point(x * scaleX, y * scaleY);
  }
}
