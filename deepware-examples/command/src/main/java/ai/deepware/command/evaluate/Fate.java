package ai.deepware.command.evaluate;

/** What became of something that should have a score. */
public enum Fate {
  /** It has a score with a verdict, or one whose thresholds nobody knows. */
  SCORED("scored"),
  /** It has a score between the thresholds. */
  UNCERTAIN("uncertain"),
  /** No face was found. */
  NO_FACE("noFace"),
  /** There are faces, but of no person often enough for a score. */
  NO_PERSON("noPerson"),
  /** It could not be read or scanned. */
  FAILED("failed"),
  /** The table has no score for it and does not say why. */
  UNKNOWN("unknown");

  private final String key;

  Fate(String key) {
    this.key = key;
  }

  /** {@return the name in reports} */
  public String key() {
    return key;
  }

  /** {@return whether there is a score} */
  public boolean scored() {
    return this == SCORED || this == UNCERTAIN;
  }
}
