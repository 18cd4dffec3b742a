package ai.deepware.predict;

/** What a score means at given {@link Levels}. */
public enum Verdict {
  /** At or above the level for fake. */
  FAKE,
  /** At or below the level for real. */
  REAL,
  /** Between the two: the scanner cannot tell. */
  UNCERTAIN
}
