package ai.deepware.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.TestFaces;
import ai.deepware.face.Face;
import ai.deepware.identity.Identity;
import ai.deepware.predict.DecisionThresholds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Raising any face's prediction never lowers the default score, of the person or of the video. */
class MonotonicityTest {
  private static final int TRIALS = 20_000;
  private static final IdentityStrategy PERSONS = IdentityStrategy.deepware();
  private static final Strategy VIDEO = Strategy.deepware();

  /** One row per person. */
  private static double[][] predictions(Random random) {
    double[][] persons = new double[1 + random.nextInt(4)][];
    for (int i = 0; i < persons.length; i++) {
      persons[i] = new double[1 + random.nextInt(25)];
      double around = random.nextDouble();
      for (int k = 0; k < persons[i].length; k++) {
        persons[i][k] = prediction(random, around);
      }
    }
    return persons;
  }

  /** Often exactly at a level or at a bound, where rules change. */
  private static double prediction(Random random, double around) {
    return switch (random.nextInt(6)) {
      case 0 -> new double[] {0, 0.2, 0.8, 1}[random.nextInt(4)];
      case 1 -> random.nextDouble();
      default -> Math.max(0, Math.min(1, around + 0.1 * random.nextGaussian()));
    };
  }

  private static double raised(Random random, double value) {
    return random.nextBoolean()
        ? Math.min(1, Math.nextUp(value))
        : value + (1 - value) * random.nextDouble();
  }

  private static double person(double[] predictions) {
    return PERSONS.score(TestFaces.faces(predictions), DecisionThresholds.STANDARD);
  }

  private static double video(double[][] persons) {
    List<Identity> identities = new ArrayList<>();
    for (double[] predictions : persons) {
      List<Face> faces = TestFaces.faces(predictions);
      double score = PERSONS.score(faces, DecisionThresholds.STANDARD);
      identities.add(
          Identity.of(identities.size(), faces, score, DecisionThresholds.STANDARD.verdict(score)));
    }
    return VIDEO.score(identities, DecisionThresholds.STANDARD);
  }

  @Test
  void raisingAFaceNeverLowersAScore() {
    Random random = new Random(20_260_101);
    for (int i = 0; i < TRIALS; i++) {
      double[][] before = predictions(random);
      double[][] after = Arrays.stream(before).map(double[]::clone).toArray(double[][]::new);
      int person = random.nextInt(before.length);
      int face = random.nextInt(before[person].length);
      after[person][face] = raised(random, before[person][face]);

      assertThat(person(after[person]))
          .as(() -> Arrays.deepToString(before) + " -> " + Arrays.deepToString(after))
          .isGreaterThanOrEqualTo(person(before[person]));
      assertThat(video(after))
          .as(() -> Arrays.deepToString(before) + " -> " + Arrays.deepToString(after))
          .isGreaterThanOrEqualTo(video(before));
    }
  }

  @Test
  void holdsNotForTheReference() {
    Strategy reference = Strategy.reference();

    assertThat(reference.score(TestFaces.identities(0.799, 0.01), DecisionThresholds.STANDARD))
        .isLessThan(reference.score(TestFaces.identities(0.7, 0.01), DecisionThresholds.STANDARD));
  }
}
