package ai.deepware.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables written by scikit-learn: see make_metric_goldens.py. */
class MetricTest {
  private static final List<String> EXPECTED = lines("expected.csv");
  private static final Evaluator EVALUATOR = new Evaluator(0.5, new Bootstrap(1, 0.95, 1));

  static List<String> cases() {
    return EXPECTED.subList(1, EXPECTED.size()).stream()
        .map(line -> line.substring(0, line.indexOf(',')))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithScikitLearn(String name) {
    Evaluation evaluation = EVALUATOR.evaluate(name.equals("large") ? large() : table(name));

    String[] keys = EXPECTED.get(0).split(",", -1);
    String row = EXPECTED.stream().filter(l -> l.startsWith(name + ",")).findFirst().orElseThrow();
    String[] values = row.split(",", -1);
    assertThat(keys).hasSize(Metric.values().length + 1);
    for (Metric metric : Metric.values()) {
      String expected = values[Arrays.asList(keys).indexOf(metric.key())];
      double actual = evaluation.metric(metric).value();
      if (expected.isEmpty()) {
        assertThat(actual).as(metric.key()).isNaN();
      } else {
        double value = Double.parseDouble(expected);
        assertThat(actual).as(metric.key()).isCloseTo(value, within(1e-12));
      }
    }
  }

  @Test
  void measuresNothingOfNoScores() {
    Evaluation evaluation = EVALUATOR.evaluate(LabeledScores.of(new double[0], new boolean[0]));

    assertThat(evaluation.metrics().values()).noneMatch(Interval::defined);
    assertThat(evaluation.real() + evaluation.fake()).isZero();
  }

  @Test
  void countsScoresAtTheThresholdAsFake() {
    LabeledScores scores = LabeledScores.of(new double[] {0.3, 0.7}, new boolean[] {true, true});

    assertThat(accuracy(scores, 0.7)).isEqualTo(0.5);
    assertThat(accuracy(scores, Math.nextUp(0.7))).isEqualTo(0);
    assertThat(accuracy(scores, 0.3)).isEqualTo(1);
  }

  @Test
  void tiesNegativeZeroWithZero() {
    LabeledScores scores = LabeledScores.of(new double[] {-0.0, 0.0}, new boolean[] {false, true});

    assertThat(EVALUATOR.evaluate(scores).metric(Metric.AUC).value()).isEqualTo(0.5);
  }

  @Test
  void refusesScoresOutOfRange() {
    for (double score : new double[] {Double.NaN, -1e-9, 1.5, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> LabeledScores.of(new double[] {score}, new boolean[1]))
          .withMessageContaining(String.valueOf(score));
    }
  }

  @Test
  void areasUnderTheCurvesAreTheMetrics() {
    LabeledScores scores = table("coarse");
    Evaluation evaluation = EVALUATOR.evaluate(scores);

    double area = 0;
    List<Curve.Point> roc = Curve.roc(scores).points();
    for (int i = 1; i < roc.size(); i++) {
      area += (roc.get(i).x() - roc.get(i - 1).x()) * (roc.get(i).y() + roc.get(i - 1).y()) / 2;
    }
    double precision = 0;
    List<Curve.Point> pr = Curve.precisionRecall(scores).points();
    for (int i = 1; i < pr.size(); i++) {
      precision += (pr.get(i).x() - pr.get(i - 1).x()) * pr.get(i).y();
    }
    assertThat(area).isCloseTo(evaluation.metric(Metric.AUC).value(), within(1e-12));
    assertThat(precision)
        .isCloseTo(evaluation.metric(Metric.AVERAGE_PRECISION).value(), within(1e-12));
  }

  @Test
  void binsAgreeWithTheCalibrationError() {
    LabeledScores scores = table("tenths");
    double error = 0;
    int count = 0;
    for (Reliability.Bin bin : Reliability.of(scores).bins()) {
      count += bin.count();
      error += bin.count() == 0 ? 0 : bin.count() * Math.abs(bin.fake() - bin.score());
    }

    assertThat(count).isEqualTo(scores.size());
    assertThat(error / count)
        .isCloseTo(
            EVALUATOR.evaluate(scores).metric(Metric.EXPECTED_CALIBRATION_ERROR).value(),
            within(1e-12));
  }

  private static double accuracy(LabeledScores scores, double threshold) {
    Evaluator evaluator = new Evaluator(threshold, new Bootstrap(1, 0.95, 1));
    return evaluator.evaluate(scores).metric(Metric.ACCURACY).value();
  }

  /** The case "large" of make_metric_goldens.py. */
  static LabeledScores large() {
    double[] scores = new double[26_000];
    boolean[] fake = new boolean[scores.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = (i * 7919L % 99_991) / 99_991.0;
      fake[i] = i * 104_729L % 1_000_003 < 400_000 + scores[i] * 200_000;
    }
    return LabeledScores.of(scores, fake);
  }

  static LabeledScores table(String name) {
    List<String> lines = lines(name + ".csv");
    double[] scores = new double[lines.size() - 1];
    boolean[] fake = new boolean[scores.length];
    for (int i = 0; i < scores.length; i++) {
      String[] cells = lines.get(i + 1).split(",", -1);
      fake[i] = cells[0].equals("1");
      scores[i] = Double.parseDouble(cells[1]);
    }
    return LabeledScores.of(scores, fake);
  }

  private static List<String> lines(String resource) {
    try (var in = MetricTest.class.getResourceAsStream(resource)) {
      assertThat(in).as(resource).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
