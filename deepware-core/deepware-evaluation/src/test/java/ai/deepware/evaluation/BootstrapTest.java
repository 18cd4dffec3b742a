package ai.deepware.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  @Test
  void repeatsItselfBySeed() {
    LabeledScores scores = MetricTest.table("middling");

    Evaluation first = new Evaluator(0.5, new Bootstrap(50, 0.95, 3)).evaluate(scores);
    Evaluation again = new Evaluator(0.5, new Bootstrap(50, 0.95, 3)).evaluate(scores);
    Evaluation other = new Evaluator(0.5, new Bootstrap(50, 0.95, 4)).evaluate(scores);
    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
  }

  @Test
  void intervalsHoldTheValue() {
    Evaluation evaluation = Evaluator.standard().evaluate(MetricTest.large());

    for (Metric metric : Metric.values()) {
      Interval interval = evaluation.metric(metric);
      assertThat(interval.value()).as(metric.key()).isBetween(interval.low(), interval.high());
      assertThat(interval.high() - interval.low()).as(metric.key()).isBetween(1e-4, 0.05);
    }
  }

  @Test
  void intervalOfTheAccuracyIsTheNormalApproximationsForManyScores() {
    Interval accuracy = Evaluator.standard().evaluate(MetricTest.large()).metric(Metric.ACCURACY);

    double deviation = Math.sqrt(accuracy.value() * (1 - accuracy.value()) / 26_000);
    assertThat(accuracy.low()).isCloseTo(accuracy.value() - 1.96 * deviation, within(1e-3));
    assertThat(accuracy.high()).isCloseTo(accuracy.value() + 1.96 * deviation, within(1e-3));
  }

  @Test
  void coversTheTrueAreaAboutAsOftenAsItSays() {
    SplittableRandom random = new SplittableRandom(5);
    // Fakes uniform in [0.5,1.5), reals in [0,1), halved: the true area is 1 - 0.5^2 / 2 = 0.875.
    int covered = 0;
    for (int trial = 0; trial < 300; trial++) {
      double[] scores = new double[160];
      boolean[] fake = new boolean[scores.length];
      for (int i = 0; i < scores.length; i++) {
        fake[i] = i % 2 == 0;
        scores[i] = (random.nextDouble() + (fake[i] ? 0.5 : 0)) / 2;
      }
      Evaluator evaluator = new Evaluator(0.5, new Bootstrap(200, 0.95, trial));
      Interval auc = evaluator.evaluate(LabeledScores.of(scores, fake)).metric(Metric.AUC);
      covered += auc.low() <= 0.875 && 0.875 <= auc.high() ? 1 : 0;
    }

    assertThat(covered / 300.0).isBetween(0.90, 0.98);
  }

  @Test
  void framesOfOneVideoDoNotNarrowTheInterval() {
    LabeledScores videos = MetricTest.table("middling");
    int frames = 10;
    double[] scores = new double[videos.size() * frames];
    boolean[] fake = new boolean[scores.length];
    int[] units = new int[scores.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = videos.score(i / frames);
      fake[i] = videos.isFake(i / frames);
      units[i] = i / frames;
    }

    Interval one = width(videos);
    Interval grouped = width(LabeledScores.of(scores, fake, units));
    Interval apart = width(LabeledScores.of(scores, fake));
    assertThat(grouped.value()).isCloseTo(one.value(), within(1e-12));
    assertThat(grouped.high() - grouped.low())
        .isCloseTo(one.high() - one.low(), within(1e-9))
        .isGreaterThan(2 * (apart.high() - apart.low()));
  }

  @Test
  void keepsBothClassesInEveryResample() {
    LabeledScores scores =
        LabeledScores.of(new double[] {0.9, 0.2, 0.4}, new boolean[] {true, false, false});

    Interval auc = Evaluator.standard().evaluate(scores).metric(Metric.AUC);
    assertThat(auc).isEqualTo(new Interval(1, 1, 1));
  }

  @Test
  void drawsUnitsOfBothClassesToo() {
    double[] scores = {0.9, 0.2, 0.8, 0.3, 0.1, 0.6};
    boolean[] fake = {true, false, true, false, true, false};
    LabeledScores mixed = LabeledScores.of(scores, fake, new int[] {0, 0, 1, 1, 2, 2});

    int[] weights = new int[6];
    Resampler resampler = new Resampler(mixed, new SplittableRandom(1));
    for (int i = 0; i < 20; i++) {
      assertThat(Arrays.stream(resampler.draw(weights)).sum()).isEqualTo(6);
    }
  }

  @Test
  void shareOfEverythingIsCertain() {
    assertThat(Bootstrap.standard().share(7, 7)).isEqualTo(new Interval(1, 1, 1));
    assertThat(Bootstrap.standard().share(0, 7)).isEqualTo(new Interval(0, 0, 0));
    assertThat(Bootstrap.standard().share(0, 0).defined()).isFalse();
    assertThat(Bootstrap.standard().share(30, 100).low()).isCloseTo(0.21, within(0.02));
  }

  @Test
  void sharesOfFramesAreAsUncertainAsThoseOfTheirVideos() {
    int[] hits = new int[100];
    int[] frames = new int[100];
    Arrays.fill(hits, 0, 30, 20);
    Arrays.fill(frames, 20);

    assertThat(Bootstrap.standard().share(hits, frames))
        .isEqualTo(Bootstrap.standard().share(30, 100));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bootstrap.standard().share(new int[] {2}, new int[] {1}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bootstrap.standard().share(new int[1], new int[2]));
  }

  @Test
  void intervalOfAMeanIsTheNormalApproximationsForManyNumbers() {
    double[] numbers = new double[10_000];
    Arrays.setAll(numbers, i -> i % 100 / 100.0);

    Interval mean = Bootstrap.standard().mean(numbers);
    double deviation = 0.28866 / 100;
    assertThat(mean.value()).isCloseTo(0.495, within(1e-12));
    assertThat(mean.low()).isCloseTo(0.495 - 1.96 * deviation, within(6e-4));
    assertThat(mean.high()).isCloseTo(0.495 + 1.96 * deviation, within(6e-4));
    assertThat(Bootstrap.standard().mean(new double[0]).defined()).isFalse();
  }

  @Test
  void refusesNonsense() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Bootstrap(0, 0.95, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Bootstrap(1, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Bootstrap.standard().share(2, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Evaluator(Double.NaN, Bootstrap.standard()));
  }

  private static Interval width(LabeledScores scores) {
    return Evaluator.standard().evaluate(scores).metric(Metric.AUC);
  }
}
