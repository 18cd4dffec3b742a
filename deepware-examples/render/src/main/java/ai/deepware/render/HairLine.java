package ai.deepware.render;

/** Where on a head hair grows. */
final class HairLine {
  private final Profile line;
  private final boolean bald;

  HairLine(Traits traits) {
    double front = traits.get(Trait.HAIRLINE) - (traits.fringe() ? 0.22 : 0);
    bald = traits.hair() == Traits.Hair.BALD;
    boolean covered = traits.hair() == Traits.Hair.LONG;
    double ear = covered ? -3 : 0.12;
    double temple = traits.fringe() ? front - 0.05 : 0.36;
    line =
        new Profile(
            0,
            front,
            0.55,
            front + 0.02,
            0.95,
            temple,
            1.15,
            0.2,
            1.3,
            covered ? -0.3 : -0.08,
            1.42,
            covered ? -3 : -0.12,
            1.55,
            ear,
            1.95,
            covered ? -3 : 0.05,
            2.3,
            covered ? -3 : -0.5,
            Math.PI,
            covered ? -3 : -0.55);
  }

  /** How far above the line a place is, in head units; negative on bare skin. */
  double above(double angle, double y) {
    return bald ? -1 : y - line.value(Math.abs(angle));
  }
}
