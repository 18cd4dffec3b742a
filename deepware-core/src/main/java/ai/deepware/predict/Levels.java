package ai.deepware.predict;

/**
 * The two scores that separate real, uncertain and fake. One pair serves the verdicts and the
 * strategies; a predictor may bring its own.
 *
 * @param real scores up to this one are real, [0,1]
 * @param fake scores from this one on are fake, [0,1], above {@code real}
 */
public record Levels(double real, double fake) {
  /** The reference's pair: 0.2 and 0.8. */
  public static final Levels STANDARD = new Levels(0.2, 0.8);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException unless {@code 0 <= real < fake <= 1}
   */
  public Levels {
    if (!(real >= 0 && real < fake && fake <= 1)) {
      throw new IllegalArgumentException(
          "levels need 0 <= real < fake <= 1: real " + real + ", fake " + fake);
    }
  }

  /**
   * Says what a score means.
   *
   * @param score a person's or a video's score, [0,1]
   * @return REAL up to {@link #real}, FAKE from {@link #fake} on, else UNCERTAIN
   * @throws IllegalArgumentException if the score is NaN
   */
  public Verdict verdict(double score) {
    if (Double.isNaN(score)) {
      throw new IllegalArgumentException("NaN has no verdict");
    }
    return score >= fake ? Verdict.FAKE : score <= real ? Verdict.REAL : Verdict.UNCERTAIN;
  }
}
