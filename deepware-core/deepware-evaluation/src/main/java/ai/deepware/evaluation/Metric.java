package ai.deepware.evaluation;

/**
 * A number that says how good scores are. Fake is the positive class.
 *
 * <p>All agree with scikit-learn where it has them. A metric that the scores do not define, such as
 * the area under the ROC of real videos alone, is NaN.
 *
 * @since 0.1
 */
public enum Metric {
  /**
   * Binary cross-entropy: mean of {@code -ln P(true label)}, probabilities clipped to [2^-52, 1 -
   * 2^-52] as scikit-learn does for doubles. Lower is better.
   */
  LOG_LOSS("logLoss"),
  /** Share of right answers where scores from the threshold on count as fake. */
  ACCURACY("accuracy"),
  /** Area under the ROC: the chance that a fake scores above a real, ties counted half. */
  AUC("auc"),
  /** Average precision: the sum over thresholds of precision times the recall gained. */
  AVERAGE_PRECISION("averagePrecision"),
  /**
   * The rate at which false positives and false negatives are equal, on the ROC interpolated
   * linearly between its points. Lower is better.
   */
  EQUAL_ERROR_RATE("equalErrorRate"),
  /** The highest true positive rate of a threshold with at most 1 % false positives. */
  TPR_AT_1_PERCENT_FPR("tprAt1PercentFpr"),
  /** Mean squared difference of score and label (fake = 1). Lower is better. */
  BRIER("brier"),
  /**
   * Expected calibration error: over 15 bins of equal width, each without its lower edge, the mean
   * of |share of fakes - mean score| weighted by the scores in the bin. Lower is better.
   */
  EXPECTED_CALIBRATION_ERROR("ece");

  private final String key;

  Metric(String key) {
    this.key = key;
  }

  /** {@return the name in JSON and CSV} */
  public String key() {
    return key;
  }
}
