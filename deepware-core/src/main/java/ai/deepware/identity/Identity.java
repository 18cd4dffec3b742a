package ai.deepware.identity;

import ai.deepware.face.Face;
import ai.deepware.predict.Verdict;
import java.util.List;

/**
 * One person of a video: faces that were clustered together, and what they amount to. Immutable;
 * made by {@link #of}, not for other implementations.
 *
 * @since 0.1
 */
public sealed interface Identity permits ScoredIdentity {
  /** {@return the person's number within the video, from 0} */
  int id();

  /** {@return the person's faces in order of time, at least one} */
  List<Face> faces();

  /** {@return the person's score, [0,1], 1 = fake} */
  double score();

  /** {@return what the score means} */
  Verdict verdict();

  /** {@return seconds of the person's first appearance} */
  default double firstSeconds() {
    return faces().get(0).time();
  }

  /** {@return seconds of the person's last appearance} */
  default double lastSeconds() {
    return faces().get(faces().size() - 1).time();
  }

  /**
   * Makes an identity.
   *
   * @param id number within the video, from 0
   * @param faces the faces in order of time, at least one
   * @param score the score, [0,1]
   * @param verdict what the score means
   * @return the identity
   * @throws IllegalArgumentException if there is no face or the score is not in [0,1]
   */
  static Identity of(int id, List<Face> faces, double score, Verdict verdict) {
    return new ScoredIdentity(id, faces, score, verdict);
  }
}
