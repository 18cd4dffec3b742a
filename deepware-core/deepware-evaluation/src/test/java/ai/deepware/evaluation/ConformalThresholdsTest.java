package ai.deepware.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.deepware.predict.DecisionThresholds;
import ai.deepware.predict.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConformalThresholdsTest {
  @ParameterizedTest
  @CsvSource({"0.05, 19", "0.1, 9", "0.01, 99", "0.07, 14", "0.5, 1", "0.001, 999", "0.3, 3"})
  void saysHowManyVideosARateNeeds(double rate, int least) {
    assertThat(ConformalThresholds.leastVideos(rate)).isEqualTo(least);
    List<ScoreAtThresholds> enough = fixed(new double[least]);
    List<ScoreAtThresholds> highs = fixed(filled(least, 0.9));
    assertThat(ConformalThresholds.choose(enough, highs, rate, rate).thresholds().fake())
        .isLessThan(0.9);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ConformalThresholds.choose(fixed(new double[least - 1]), highs, rate, rate))
        .withMessageContaining("at least " + least + " real videos, not " + (least - 1));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ConformalThresholds.choose(enough, fixed(new double[least - 1]), rate, rate))
        .withMessageContaining("at least " + least + " fake videos, not " + (least - 1));
  }

  @Test
  void holdsThePromiseForFiniteSamples() {
    assertThat(wrongOfNewVideos(19, 0.05, false)).isCloseTo(0.05, within(0.006));
    assertThat(wrongOfNewVideos(50, 0.1, false)).isCloseTo(5 / 51.0, within(0.006));
    assertThat(wrongOfNewVideos(30, 0.2, false)).isCloseTo(6 / 31.0, within(0.008));
  }

  @Test
  void holdsThePromiseWhenScoresDependOnTheLevels() {
    assertThat(wrongOfNewVideos(19, 0.05, true)).isLessThan(0.056);
    assertThat(wrongOfNewVideos(50, 0.1, true)).isLessThan(0.104);
  }

  /** The share of new reals called FAKE; that of new fakes called REAL is the same by symmetry. */
  private static double wrongOfNewVideos(int n, double rate, boolean strategies) {
    SplittableRandom random = new SplittableRandom(n);
    int wrong = 0;
    int trials = 8_000;
    for (int trial = 0; trial < trials; trial++) {
      List<ScoreAtThresholds> reals = new ArrayList<>();
      List<ScoreAtThresholds> fakes = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        reals.add(video(random, 0.9, strategies));
        fakes.add(video(random, 1, strategies));
      }
      DecisionThresholds thresholds =
          ConformalThresholds.choose(reals, fakes, rate, rate).thresholds();
      double score = video(random, 0.9, strategies).score(thresholds);
      wrong += thresholds.verdict(score) == Verdict.FAKE ? 1 : 0;
    }
    return (double) wrong / trials;
  }

  /** With strategies: the highest of two persons if one is fake, the lowest if both are real. */
  private static ScoreAtThresholds video(
      SplittableRandom random, double scale, boolean strategies) {
    double a = random.nextDouble() * scale;
    double b = random.nextDouble() * scale;
    if (!strategies) {
      return thresholds -> a;
    }
    return thresholds ->
        Math.max(a, b) >= thresholds.fake()
            ? Math.max(a, b)
            : Math.max(a, b) <= thresholds.real() ? Math.min(a, b) : (a + b) / 2;
  }

  @Test
  void keepsARateOfItsOwnForEachClass() {
    double[] scores = new double[99];
    Arrays.setAll(scores, i -> (i + 1) / 100.0);
    DecisionThresholds thresholds =
        ConformalThresholds.choose(fixed(scores), fixed(scores), 0.01, 0.4).thresholds();

    assertThat(thresholds.fake()).isCloseTo(0.9901, within(1e-9));
    assertThat(thresholds.real()).isCloseTo(0.3999, within(1e-9));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConformalThresholds.choose(fixed(scores), fixed(scores), 0.4, 0.001))
        .withMessageContaining("at least 999 fake videos, not 99");
  }

  @Test
  void leavesNoGapBetweenClassesThatDoNotOverlap() {
    double[] reals = new double[20];
    Arrays.setAll(reals, i -> 0.01 * i);
    ConformalThresholds chosen =
        ConformalThresholds.choose(fixed(reals), fixed(filled(20, 0.8)), 0.05, 0.05);

    assertThat(chosen.thresholds().fake()).isBetween(0.18, 0.8);
    assertThat(chosen.thresholds().fake() - chosen.thresholds().real())
        .isCloseTo(1e-4, within(1e-9));
    assertThat(chosen.reals()).isEqualTo(20);
  }

  @Test
  void leavesAGapWhereClassesOverlap() {
    double[] scores = new double[99];
    Arrays.setAll(scores, i -> (i + 1) / 100.0);
    DecisionThresholds thresholds =
        ConformalThresholds.choose(fixed(scores), fixed(scores), 0.1, 0.1).thresholds();

    assertThat(thresholds.fake()).isCloseTo(0.9001, within(1e-9));
    assertThat(thresholds.real()).isCloseTo(0.0999, within(1e-9));
  }

  @Test
  void saysWhenNoLevelKeepsTheRate() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ConformalThresholds.choose(fixed(filled(20, 1)), fixed(filled(20, 1)), 0.1, 0.1))
        .withMessageContaining("score 1");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ConformalThresholds.choose(fixed(filled(20, 0)), fixed(filled(20, 0)), 0.1, 0.1))
        .withMessageContaining("score 0");
  }

  @Test
  void refusesStrategiesThatDoNotMoveInOneDirection() {
    ScoreAtThresholds odd = thresholds -> thresholds.real() > 0 ? 1 : 0.3;
    List<ScoreAtThresholds> reals = Collections.nCopies(20, odd);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConformalThresholds.choose(reals, fixed(filled(20, 0.9)), 0.1, 0.1))
        .withMessageContaining("20 of 20 videos are FAKE");
  }

  private static double[] filled(int n, double score) {
    double[] scores = new double[n];
    Arrays.fill(scores, score);
    return scores;
  }

  private static List<ScoreAtThresholds> fixed(double[] scores) {
    return Arrays.stream(scores).<ScoreAtThresholds>mapToObj(s -> thresholds -> s).toList();
  }
}
