package ai.deepware.command.evaluate;

/**
 * One thing with a label, and its score if it has one.
 *
 * @param unit what it is a part of: samples of one unit are not independent
 * @param fake its label
 * @param score P(fake), [0,1]; NaN without a score
 * @param fate why it has a score or none
 */
public record Sample(String unit, boolean fake, double score, Fate fate) {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if there is a score where there should be none, or none in
   *     [0,1] where there should be one
   */
  public Sample {
    if (fate.scored() ? !(score >= 0 && score <= 1) : !Double.isNaN(score)) {
      throw new IllegalArgumentException(fate + " with the score " + score);
    }
  }

  static Sample without(String unit, boolean fake, Fate fate) {
    return new Sample(unit, fake, Double.NaN, fate);
  }
}
