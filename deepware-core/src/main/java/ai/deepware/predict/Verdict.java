package ai.deepware.predict;

/**
 * What a score means at given {@link DecisionThresholds}.
 *
 * @since 0.1
 */
public enum Verdict {
  /** At or above the threshold for fake. */
  FAKE,
  /** At or below the threshold for real. */
  REAL,
  /** Between the two: the scanner cannot tell. */
  UNCERTAIN
}
