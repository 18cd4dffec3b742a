package ai.deepware.contract;

import ai.deepware.face.Box;
import ai.deepware.face.Detection;
import ai.deepware.face.Face;
import ai.deepware.identity.Identity;
import ai.deepware.predict.DecisionThresholds;
import ai.deepware.strategy.IdentityStrategy;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Faces and persons for tests of strategies.
 *
 * <pre>{@code
 * Identity person = IdentityFixtures.identity(0, 0.1, 0.2, 0.9);
 * assertThat(new MainPersonStrategy().score(List.of(person), DecisionThresholds.STANDARD)).isCloseTo(0.4, within(1e-9));
 * }</pre>
 *
 * @since 0.1
 */
public final class IdentityFixtures {
  private IdentityFixtures() {}

  /**
   * Makes the faces of one person, one a second from 0 on.
   *
   * @param fakeProbabilities one per face, each in [0,1], 1 = fake
   * @return the faces
   */
  public static List<Face> faces(double... fakeProbabilities) {
    Detection detection = Detection.of(new Box(40, 30, 60, 80), 0.99);
    return IntStream.range(0, fakeProbabilities.length)
        .mapToObj(second -> Face.of(second, detection, fakeProbabilities[second]))
        .toList();
  }

  /**
   * Makes a person with the score that the default strategy gives.
   *
   * @param id the person's number, from 0
   * @param fakeProbabilities one per face, each in [0,1], 1 = fake; at least one
   * @return the person
   */
  public static Identity identity(int id, double... fakeProbabilities) {
    List<Face> faces = faces(fakeProbabilities);
    double score = IdentityStrategy.deepware().score(faces, DecisionThresholds.STANDARD);
    return Identity.of(id, faces, score, DecisionThresholds.STANDARD.verdict(score));
  }

  /**
   * Makes persons of five faces each, which all have the person's score.
   *
   * @param scores one per person, each in [0,1], 1 = fake
   * @return the persons, numbered from 0
   */
  public static List<Identity> identities(double... scores) {
    return IntStream.range(0, scores.length)
        .mapToObj(
            id -> {
              double[] five = new double[5];
              Arrays.fill(five, scores[id]);
              return identity(id, five);
            })
        .toList();
  }
}
