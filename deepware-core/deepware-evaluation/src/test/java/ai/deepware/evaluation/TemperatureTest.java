package ai.deepware.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemperatureTest {
  @ParameterizedTest
  @ValueSource(doubles = {0.3, 1, 2.5, 8})
  void findsTheTemperatureThatSpoiledCalibratedScores(double truth) {
    SplittableRandom random = new SplittableRandom(11);
    double[] scores = new double[40_000];
    boolean[] fake = new boolean[scores.length];
    for (int i = 0; i < scores.length; i++) {
      double calibrated = random.nextDouble();
      fake[i] = random.nextDouble() < calibrated;
      scores[i] = new Temperature(1 / truth).apply(calibrated);
    }

    Temperature fitted = Temperature.fit(LabeledScores.of(scores, fake));
    assertThat(fitted.value()).isCloseTo(truth, within(0.03 * truth));
    assertThat(error(scores, fake, fitted)).isLessThan(0.01);
  }

  private static double error(double[] scores, boolean[] fake, Temperature temperature) {
    double[] calibrated = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      calibrated[i] = temperature.apply(scores[i]);
    }
    Evaluator evaluator = new Evaluator(0.5, new Bootstrap(1, 0.95, 1));
    return evaluator
        .evaluate(LabeledScores.of(calibrated, fake))
        .metric(Metric.EXPECTED_CALIBRATION_ERROR)
        .value();
  }

  @Test
  void keepsOrderAndRange() {
    Temperature temperature = new Temperature(3);

    assertThat(temperature.apply(0)).isBetween(0.0, 0.01);
    assertThat(temperature.apply(1)).isBetween(0.99, 1.0);
    assertThat(temperature.apply(0.5)).isEqualTo(0.5);
    assertThat(temperature.apply(0.6)).isBetween(0.5, 0.6);
    assertThat(new Temperature(1).apply(0.123)).isCloseTo(0.123, within(1e-15));
  }

  @Test
  void staysFiniteOnSeparableScores() {
    LabeledScores scores = LabeledScores.of(new double[] {0.9, 0.1}, new boolean[] {true, false});

    assertThat(Temperature.fit(scores).value()).isBetween(Math.exp(-5) - 1e-9, 0.1);
  }

  @Test
  void needsBothClasses() {
    LabeledScores reals = LabeledScores.of(new double[] {0.9, 0.1}, new boolean[2]);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Temperature.fit(reals))
        .withMessageContaining("2 reals, 0 fakes");
  }
}
