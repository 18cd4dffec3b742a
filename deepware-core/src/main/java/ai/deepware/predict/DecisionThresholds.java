package ai.deepware.predict;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The two scores that separate real, uncertain and fake. One pair serves the verdicts and the
 * strategies; a predictor may bring its own.
 *
 * @param real scores up to this one are real, [0,1]
 * @param fake scores from this one on are fake, [0,1], above {@code real}
 * @since 0.1
 */
public record DecisionThresholds(double real, double fake) {
  /** The reference's pair: 0.2 and 0.8. */
  public static final DecisionThresholds STANDARD = new DecisionThresholds(0.2, 0.8);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException unless {@code 0 <= real < fake <= 1}
   */
  public DecisionThresholds {
    if (!(real >= 0 && real < fake && fake <= 1)) {
      throw new IllegalArgumentException(
          "thresholds need 0 <= real < fake <= 1: real " + real + ", fake " + fake);
    }
  }

  /**
   * Joins the thresholds of an ensemble's members: the mean of their logits, as the members'
   * predictions are joined, so that where all members say FAKE, or all say REAL, the ensemble says
   * it, too.
   *
   * @param members one pair for each member
   * @return the ensemble's
   * @throws IllegalArgumentException if there is no member
   */
  public static DecisionThresholds mean(List<DecisionThresholds> members) {
    if (members.isEmpty()) {
      throw new IllegalArgumentException("thresholds of no member have no mean");
    }
    // As they are, without a loss in the last digit.
    return members.stream().distinct().count() == 1
        ? members.get(0)
        : new DecisionThresholds(
            mean(members, DecisionThresholds::real), mean(members, DecisionThresholds::fake));
  }

  /**
   * Joins the thresholds of an ensemble's members, of whom some may have none of their own.
   *
   * @param members at least one predictor
   * @return the {@linkplain #mean mean}, with {@link #STANDARD} for one that has none; empty if
   *     none has any
   */
  public static Optional<DecisionThresholds> ofEnsemble(List<? extends FacePredictor> members) {
    List<Optional<DecisionThresholds>> thresholds =
        members.stream().map(FacePredictor::thresholds).toList();
    return thresholds.stream().allMatch(Optional::isEmpty)
        ? Optional.empty()
        : Optional.of(mean(thresholds.stream().map(one -> one.orElse(STANDARD)).toList()));
  }

  private static double mean(
      List<DecisionThresholds> members, ToDoubleFunction<DecisionThresholds> level) {
    double logit =
        members.stream()
            .mapToDouble(level)
            .map(value -> Math.log(value / (1 - value)))
            .average()
            .orElseThrow();
    return 1 / (1 + Math.exp(-logit));
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
