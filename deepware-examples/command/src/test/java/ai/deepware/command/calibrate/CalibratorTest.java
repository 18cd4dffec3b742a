package ai.deepware.command.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.deepware.command.evaluate.Case;
import ai.deepware.command.evaluate.Fate;
import ai.deepware.command.evaluate.Observation;
import ai.deepware.command.evaluate.SeenFace;
import ai.deepware.evaluation.Metric;
import ai.deepware.predict.DecisionThresholds;
import ai.deepware.predict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibratorTest {
  private final Random random = new Random(7);

  /** A video of one or two persons whose logits are normal, and spoiled by a factor. */
  private Case video(int number, boolean fake, double factor) {
    List<SeenFace> faces = new ArrayList<>();
    int persons = 1 + number % 2;
    double mean = (fake ? 1 : -1) + random.nextGaussian();
    for (int frame = 0; frame < 12; frame++) {
      for (int person = 0; person < persons; person++) {
        double logit = factor * (mean + 0.5 * random.nextGaussian());
        double p = 1 / (1 + Math.exp(-logit));
        faces.add(new SeenFace(frame, 0, 0, 10 - person, 10, 0.9, p, person));
      }
    }
    Observation seen = new Observation(Fate.SCORED, "", 12, faces);
    return new Case("video " + number, "set", fake, false, seen);
  }

  private List<Case> videos(int reals, int fakes, double factor) {
    List<Case> videos = new ArrayList<>();
    for (int i = 0; i < reals + fakes; i++) {
      videos.add(video(i, i >= reals, factor));
    }
    return videos;
  }

  @Test
  void fitsATemperatureOnOtherVideosThanTheLevels() {
    Calibration calibration = new Calibrator(0.05, 0.05).calibrate(videos(100, 81, 6));

    Calibration.Fit fit = calibration.fit().orElseThrow();
    assertThat(fit.reals() + calibration.thresholds().reals()).isEqualTo(100);
    assertThat(fit.fakes() + calibration.thresholds().fakes()).isEqualTo(81);
    assertThat(calibration.thresholds().reals()).isEqualTo(50);
    assertThat(calibration.thresholds().fakes()).isEqualTo(41);
    assertThat(fit.temperature().value()).isBetween(2.0, 8.0);
    for (Metric metric : List.of(Metric.LOG_LOSS, Metric.EXPECTED_CALIBRATION_ERROR)) {
      assertThat(fit.after().metric(metric).value())
          .isLessThan(0.8 * fit.before().metric(metric).value());
    }
    assertThat(calibration.realsCalledFake()).isLessThanOrEqualTo(2);
    assertThat(calibration.fakesCalledReal()).isLessThanOrEqualTo(2);
  }

  @Test
  void leavesTheTemperatureWhereTheLevelsNeedAllVideos() {
    Calibration calibration = new Calibrator(0.05, 0.05).calibrate(videos(19, 19, 6));

    assertThat(calibration.fit()).isEmpty();
    assertThat(calibration.factor()).isEqualTo(1);
    assertThat(calibration.thresholds().reals()).isEqualTo(19);
    assertThat(calibration.realsCalledFake()).isZero();
  }

  @Test
  void leavesTheTemperatureWhereNoneIsBest() {
    List<Case> videos = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      SeenFace face = new SeenFace(0, 0, 0, 9, 9, 0.9, i < 20 ? 0.1 : 0.9, 0);
      Observation seen = new Observation(Fate.SCORED, "", 1, List.of(face));
      videos.add(new Case("video " + i, "set", i >= 20, false, seen));
    }

    Calibration calibration = new Calibrator(0.2, 0.2).calibrate(videos);
    assertThat(calibration.fit()).isEmpty();
    assertThat(calibration.thresholds().reals()).isEqualTo(20);
  }

  @Test
  void saysHowManyVideosAreMissing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Calibrator(0.05, 0.05).calibrate(videos(18, 40, 1)))
        .withMessage("a rate of 0.05 needs at least 19 real videos, not 18");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Calibrator(0.05, 0.01).calibrate(videos(40, 40, 1)))
        .withMessage("a rate of 0.01 needs at least 99 fake videos, not 40");
  }

  @Test
  void keepsItsPromiseForNewVideosWithTheDefaultStrategies() {
    int trials = 300;
    double realsCalledFake = 0;
    double fakesCalledReal = 0;
    for (int trial = 0; trial < trials; trial++) {
      Calibration calibration = new Calibrator(0.1, 0.2).calibrate(videos(20, 20, 3));
      realsCalledFake += share(calibration, false, Verdict.FAKE);
      fakesCalledReal += share(calibration, true, Verdict.REAL);
    }

    // Twice 10 of each: the thresholds see 10 reals, of which none may be wrong: 1 / 11.
    assertThat(realsCalledFake / trials).isCloseTo(1 / 11.0, within(0.02)).isLessThan(0.11);
    assertThat(fakesCalledReal / trials).isCloseTo(2 / 11.0, within(0.03)).isLessThan(0.21);
  }

  private double share(Calibration calibration, boolean fake, Verdict verdict) {
    DecisionThresholds thresholds = calibration.chosen();
    int count = 0;
    for (int i = 0; i < 20; i++) {
      Case one = video(i, fake, 3);
      Case calibrated = calibration.fit().map(f -> one.calibrated(f.temperature())).orElse(one);
      count += thresholds.verdict(calibrated.score(thresholds)) == verdict ? 1 : 0;
    }
    return count / 20.0;
  }
}
