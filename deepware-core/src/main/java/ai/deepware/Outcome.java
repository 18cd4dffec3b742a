package ai.deepware;

/**
 * How far a scan that ended normally got. A scan that failed has none: it throws.
 *
 * @since 0.1
 */
public enum Outcome {
  /** There are persons, and the video has a score. */
  SCORED,
  /** No face was found in any frame looked at. */
  NO_FACES,
  /** There are faces, but no person has enough of them to be scored. */
  NO_IDENTITY
}
