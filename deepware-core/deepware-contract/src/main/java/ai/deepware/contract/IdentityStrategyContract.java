package ai.deepware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.face.Face;
import ai.deepware.identity.Dbscan;
import ai.deepware.predict.DecisionThresholds;
import ai.deepware.strategy.IdentityStrategy;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What an {@link IdentityStrategy} must hold.
 *
 * @since 0.1
 */
public abstract class IdentityStrategyContract {
  /** For classes that test a step of their own. */
  protected IdentityStrategyContract() {}

  /** {@return the strategy to test} */
  protected abstract IdentityStrategy strategy();

  @Test
  void givesAProbabilityForAnyPersonOfAUsualSize() {
    Random random = new Random(2);
    for (int i = 0; i < 500; i++) {
      int faces = Dbscan.DEFAULT_MIN_FACES + random.nextInt(60);
      double[] fake = random.doubles(faces).map(value -> value < 0.1 ? 0 : value).toArray();

      assertThat(strategy().score(IdentityFixtures.faces(fake), DecisionThresholds.STANDARD))
          .as(Arrays.toString(fake))
          .isBetween(0.0, 1.0);
    }
  }

  @Test
  void givesAProbabilityForCertainFaces() {
    double[] real = new double[Dbscan.DEFAULT_MIN_FACES];
    double[] fake = real.clone();
    Arrays.fill(fake, 1);

    assertThat(strategy().score(IdentityFixtures.faces(real), DecisionThresholds.STANDARD))
        .isBetween(0.0, 0.5);
    assertThat(strategy().score(IdentityFixtures.faces(fake), DecisionThresholds.STANDARD))
        .isBetween(0.5, 1.0);
  }

  @Test
  void givesTheSameForTheSameFacesAndLeavesThemAsTheyAre() {
    List<Face> faces =
        Collections.unmodifiableList(IdentityFixtures.faces(0.9, 0.1, 0.5, 0.3, 0.7, 0.2));

    double first = strategy().score(faces, DecisionThresholds.STANDARD);

    assertThat(strategy().score(faces, DecisionThresholds.STANDARD)).isEqualTo(first);
  }
}
