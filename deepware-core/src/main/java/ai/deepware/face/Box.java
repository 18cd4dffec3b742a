package ai.deepware.face;

/**
 * An upright rectangle around a face; it may reach beyond the image.
 *
 * @param x left edge in pixels
 * @param y upper edge in pixels
 * @param width width in pixels, above 0
 * @param height height in pixels, above 0
 * @since 0.1
 */
public record Box(double x, double y, double width, double height) {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if a value is not finite or a side not above 0
   */
  public Box {
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      throw new IllegalArgumentException("a box's position must be finite: " + x + ", " + y);
    }
    if (!(width > 0) || !(height > 0) || Double.isInfinite(width) || Double.isInfinite(height)) {
      throw new IllegalArgumentException(
          "a box's sides must be above 0 and finite: " + width + "x" + height);
    }
  }

  /** {@return x of the center} */
  public double centerX() {
    return x + width / 2;
  }

  /** {@return y of the center} */
  public double centerY() {
    return y + height / 2;
  }

  /**
   * Scales position and size.
   *
   * @param scaleX factor for x and width, above 0
   * @param scaleY factor for y and height, above 0
   * @return the scaled box
   */
  public Box scaled(double scaleX, double scaleY) {
    return new Box(x * scaleX, y * scaleY, width * scaleX, height * scaleY);
  }

  /**
   * How much two boxes overlap.
   *
   * @param other the other box
   * @return area of the intersection divided by that of the union, [0,1]
   */
  public double intersectionOverUnion(Box other) {
    double w = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
    double h = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
    if (w <= 0 || h <= 0) {
      return 0;
    }
    return w * h / (width * height + other.width * other.height - w * h);
  }
}
