package ai.deepware.dataset;

import java.util.Set;

/**
 * A labelled video of a data set.
 *
 * @param id the video's unique name
 * @param fake its label
 * @param original the real video that a fake was made from; a real video's is itself
 * @param identities numbers of the people in it, the same across the data set; possibly none
 * @param faces how many faces were found in it, at least 0
 * @since 0.1
 */
public record DatasetVideo(
    String id, boolean fake, String original, Set<Integer> identities, int faces) {
  /**
   * Copies the set.
   *
   * @throws IllegalArgumentException if the number of faces is negative, or a real video names
   *     another original
   */
  public DatasetVideo {
    identities = Set.copyOf(identities);
    if (faces < 0) {
      throw new IllegalArgumentException(id + ": number of faces must not be negative: " + faces);
    }
    if (!fake && !original.equals(id)) {
      throw new IllegalArgumentException(id + ": a real video made from " + original);
    }
  }

  /**
   * Makes a real video.
   *
   * @param id the video's unique name
   * @param identities the people in it
   * @param faces how many faces were found in it
   * @return the video
   */
  public static DatasetVideo real(String id, Set<Integer> identities, int faces) {
    return new DatasetVideo(id, false, id, identities, faces);
  }

  /**
   * Makes a fake video.
   *
   * @param id the video's unique name
   * @param original the real video that it was made from
   * @param identities the people in it
   * @param faces how many faces were found in it
   * @return the video
   */
  public static DatasetVideo fake(String id, String original, Set<Integer> identities, int faces) {
    return new DatasetVideo(id, true, original, identities, faces);
  }
}
