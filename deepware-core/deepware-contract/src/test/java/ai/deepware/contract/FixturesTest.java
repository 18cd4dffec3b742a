package ai.deepware.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.deepware.Outcome;
import ai.deepware.ScanResult;
import ai.deepware.identity.Identity;
import ai.deepware.predict.DecisionThresholds;
import ai.deepware.predict.Verdict;
import ai.deepware.strategy.Strategy;
import org.junit.jupiter.api.Test;

class FixturesTest {
  @Test
  void makeResultsOfEveryOutcome() {
    double[] fake = {0.9, 0.95, 0.97, 0.9, 0.92};
    double[] real = {0.1, 0.05, 0.02};

    ScanResult scored = ScanResultFixtures.scored("clip.mp4", real, fake);

    assertThat(scored.outcome()).isEqualTo(Outcome.SCORED);
    assertThat(scored.verdict()).contains(Verdict.FAKE);
    assertThat(scored.identities())
        .extracting(Identity::verdict)
        .containsExactly(Verdict.REAL, Verdict.FAKE);
    assertThat(scored.identities().get(0).faces()).hasSize(3);
    assertThat(scored.identities().get(1).faces().get(2).fakeProbability()).isEqualTo(0.97);
    assertThat(ScanResultFixtures.noFaces("a").outcome()).isEqualTo(Outcome.NO_FACES);
    assertThat(ScanResultFixtures.noIdentity("a").outcome()).isEqualTo(Outcome.NO_IDENTITY);
  }

  @Test
  void makePersonsForStrategies() {
    assertThat(IdentityFixtures.identity(3, 0.1, 0.2, 0.9).score()).isCloseTo(0.4, within(1e-12));
    assertThat(
            Strategy.deepware()
                .score(IdentityFixtures.identities(0.1, 0.93), DecisionThresholds.STANDARD))
        .isCloseTo(0.93, within(1e-12));
  }
}
