package ai.deepware.command.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.deepware.command.evaluate.Fate;
import ai.deepware.command.evaluate.Level;
import ai.deepware.command.evaluate.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriftMeterTest {
  private static Sample sample(boolean fake, double score) {
    return new Sample("u", fake, score, Double.isNaN(score) ? Fate.NO_FACE : Fate.SCORED);
  }

  @Test
  void comparesWhatHasAScoreBeforeAndAfter() {
    List<Sample> untouched =
        List.of(
            sample(false, 0.1),
            sample(false, 0.3),
            sample(true, 0.9),
            sample(true, Double.NaN),
            sample(true, 0.7));
    List<Sample> worse =
        List.of(
            sample(false, 0.2),
            sample(false, 0.6),
            sample(true, 0.4),
            sample(true, 0.5),
            sample(true, Double.NaN));

    Drift drift =
        new DriftMeter("set", "m", Level.VIDEO, untouched).measure(Distortion.none(), worse);
    assertThat(drift.scored()).isEqualTo(4);
    assertThat(drift.unscored()).isEqualTo(1);
    assertThat(drift.real().value()).isCloseTo(0.2, within(1e-12));
    assertThat(drift.fake().value()).isCloseTo(-0.5, within(1e-12));
    assertThat(drift.all().value()).isCloseTo(-0.1 / 3, within(1e-12));
    assertThat(drift.auc().value()).isEqualTo(0.5);
    assertThat(drift.real().low()).isBetween(0.1 - 1e-9, 0.2);
  }
}
