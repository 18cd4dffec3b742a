package ai.deepware.render;

/**
 * What differs from head to head. Lengths are in head units: half the height of a head is 1, x to
 * the image's right, y up, z to the camera, the eyes at y = 0.
 */
enum Trait {
  FACE_WIDTH(0.56, 0.67),
  JAW_WIDTH(0.40, 0.53),
  CHIN_WIDTH(0.20, 0.36),
  CHIN(0.01, 0.09),
  CHEEKBONE(0.00, 0.07),
  CHEEK(-0.04, 0.05),
  EYE_SPACING(0.245, 0.300),
  EYE_WIDTH(0.112, 0.150),
  EYE_HEIGHT(0.042, 0.072),
  EYE_TILT(-0.10, 0.18),
  EYE_DEPTH(0.07, 0.14),
  BROW_HEIGHT(0.145, 0.205),
  BROW_THICKNESS(0.014, 0.042),
  BROW_ARCH(0.00, 0.05),
  BROW_RIDGE(0.00, 0.06),
  NOSE_TIP(-0.40, -0.29),
  NOSE_WIDTH(0.080, 0.140),
  NOSE_HEIGHT(0.20, 0.34),
  NOSE_BRIDGE(0.04, 0.13),
  MOUTH_WIDTH(0.175, 0.260),
  MOUTH(-0.64, -0.545),
  UPPER_LIP(0.025, 0.060),
  LOWER_LIP(0.035, 0.080),
  SMILE(-0.015, 0.045),
  HAIRLINE(0.50, 0.74),
  HAIR_VOLUME(0.05, 0.20),
  AGE(0, 1),
  MELANIN(0, 1),
  WARMTH(-1, 1),
  EAR_SIZE(0.85, 1.15);

  private final double low;
  private final double high;

  Trait(double low, double high) {
    this.low = low;
    this.high = high;
  }

  double at(double share) {
    return low + (high - low) * share;
  }
}
