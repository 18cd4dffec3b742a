package ai.deepware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.identity.Identity;
import ai.deepware.predict.DecisionThresholds;
import ai.deepware.strategy.Strategy;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What a {@link Strategy} must hold.
 *
 * @since 0.1
 */
public abstract class StrategyContract {
  /** For classes that test a step of their own. */
  protected StrategyContract() {}

  /** {@return the strategy to test} */
  protected abstract Strategy strategy();

  @Test
  void givesAProbabilityForAnyPersons() {
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      double[] scores = random.doubles(1 + random.nextInt(8)).toArray();

      assertThat(strategy().score(ContractFaces.identities(scores), DecisionThresholds.STANDARD))
          .as(Arrays.toString(scores))
          .isBetween(0.0, 1.0);
    }
  }

  @Test
  void givesAProbabilityForExtremePersons() {
    for (double[] scores : new double[][] {{0}, {1}, {0, 1}, {0.2}, {0.8}, {0.2, 0.8}, {0, 0, 0}}) {
      assertThat(strategy().score(ContractFaces.identities(scores), DecisionThresholds.STANDARD))
          .as(Arrays.toString(scores))
          .isBetween(0.0, 1.0);
    }
  }

  @Test
  void givesTheSameForTheSamePersonsAndLeavesThemAsTheyAre() {
    List<Identity> persons =
        Collections.unmodifiableList(ContractFaces.identities(0.9, 0.1, 0.5, 0.3));

    double first = strategy().score(persons, DecisionThresholds.STANDARD);

    assertThat(strategy().score(persons, DecisionThresholds.STANDARD)).isEqualTo(first);
  }
}
