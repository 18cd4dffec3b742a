package ai.deepware.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.deepware.TestFaces;
import ai.deepware.predict.DecisionThresholds;
import org.junit.jupiter.api.Test;

class StrategyTest {
  private static double video(Strategy strategy, double... persons) {
    return strategy.score(TestFaces.identities(persons), DecisionThresholds.STANDARD);
  }

  private static double person(double... faces) {
    return IdentityStrategy.deepware().score(TestFaces.faces(faces), DecisionThresholds.STANDARD);
  }

  @Test
  void takesTheLowestOfRealPersonsAndTheHighestIfOneIsFake() {
    assertThat(video(Strategy.deepware(), 0.1, 0.2, 0.05)).isEqualTo(0.05);
    assertThat(video(Strategy.deepware(), 0.1, 0.8, 0.95)).isEqualTo(0.95);
    assertThat(video(Strategy.deepware(), 0.1, 0.5)).isCloseTo(0.3, within(1e-12));
  }

  @Test
  void isNeverCertain() {
    assertThat(video(Strategy.deepware(), 0)).isEqualTo(0.01);
    assertThat(video(Strategy.deepware(), 1)).isEqualTo(0.99);
  }

  @Test
  void agreesWithTheVerdictOnTheOnlyPersonForEveryPairOfLevels() {
    double[] values = {0, 0.0001, 0.001, 0.01, 0.02, 0.2, 0.5, 0.8, 0.99, 0.995, 0.999, 1};
    for (double real : values) {
      for (double fake : values) {
        if (real < fake) {
          DecisionThresholds thresholds = new DecisionThresholds(real, fake);
          for (double person : values) {
            double video = Strategy.deepware().score(TestFaces.identities(person), thresholds);
            assertThat(thresholds.verdict(video))
                .as("%s of %s", person, thresholds)
                .isEqualTo(thresholds.verdict(person));
          }
        }
      }
    }
  }

  @Test
  void isNotAsSureAsTheReferenceOfAPersonJustBelowTheLevelForFake() {
    assertThat(video(Strategy.reference(), 0.799, 0.01)).isEqualTo(0.01);
    assertThat(video(Strategy.deepware(), 0.799, 0.01)).isCloseTo(0.4045, within(1e-12));
  }

  @Test
  void leavesOutThePersonsLowestAndHighestTenth() {
    assertThat(person(0, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 1)).isCloseTo(0.5, within(1e-12));
    assertThat(person(0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 1)).isGreaterThan(0.28);
  }
}
