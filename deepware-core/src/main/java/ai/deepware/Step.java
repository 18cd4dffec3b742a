package ai.deepware;

/**
 * The steps of a scan, in order; step 4 in its two halves.
 *
 * @since 0.1
 */
public enum Step {
  /** Step 1: from the video to frames. */
  DECODE,
  /** Step 2: from a frame to its faces. */
  DETECT,
  /** Step 3: from a face to P(fake). */
  PREDICT,
  /** Step 4, first half: from a face to its embedding. */
  EMBED,
  /** Step 4, second half: from embeddings to persons. */
  CLUSTER,
  /** Step 5: from a person's faces to the person's score. */
  IDENTITY_STRATEGY,
  /** Beside the steps, where analyzers were given: from faces and persons to reasons. */
  EVIDENCE,
  /** Step 6: from persons to the video's score. */
  STRATEGY
}
