package ai.deepware.command.calibrate;

import ai.deepware.command.evaluate.Case;
import ai.deepware.command.evaluate.Entry;
import ai.deepware.evaluation.Bootstrap;
import ai.deepware.evaluation.ConformalThresholds;
import ai.deepware.evaluation.Evaluation;
import ai.deepware.evaluation.Evaluator;
import ai.deepware.evaluation.LabeledScores;
import ai.deepware.evaluation.ScoreAtThresholds;
import ai.deepware.evaluation.Temperature;
import ai.deepware.predict.DecisionThresholds;
import ai.deepware.predict.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Fits a temperature on one half of the videos and chooses thresholds on the other. The promise of
 * the thresholds needs scores that do not depend on the videos they are chosen on; so where a half
 * has too few videos for the rate, or no best temperature, all serve the thresholds and the
 * temperature stays as it is.
 *
 * @param rate the highest chance of a real video to be called FAKE, (0,1)
 * @param missRate the highest chance of a fake video to be called REAL, (0,1)
 */
record Calibrator(double rate, double missRate) {
  private static final long SEED = 1;

  /** A temperature beyond it says that the search for one ran away. */
  private static final double FARTHEST = 100;

  private static final Evaluator METRICS = new Evaluator(0.5, new Bootstrap(1, 0.95, 1));

  /**
   * Calibrates.
   *
   * @param videos videos, or groups of pictures that stand for them, with a score each
   * @throws IllegalArgumentException if there are too few videos for the rates; the message says
   *     how many are needed
   */
  Calibration calibrate(List<Case> videos) {
    Set<String> half = half(videos);
    List<Case> apart = videos.stream().filter(video -> half.contains(video.unit())).toList();
    List<Case> rest = videos.stream().filter(video -> !half.contains(video.unit())).toList();
    boolean enough = enough(rest) && count(apart, true) > 0 && count(apart, false) > 0;
    Optional<Calibration.Fit> fit = enough ? fit(apart, rest) : Optional.empty();
    List<Case> remaining =
        fit.map(
                fitted ->
                    rest.stream().map(video -> video.calibrated(fitted.temperature())).toList())
            .orElse(videos);
    ConformalThresholds thresholds =
        ConformalThresholds.choose(
            scores(remaining, false), scores(remaining, true), rate, missRate);
    return new Calibration(
        fit,
        thresholds,
        verdicts(remaining, false, thresholds.thresholds(), Verdict.FAKE),
        verdicts(remaining, true, thresholds.thresholds(), Verdict.REAL));
  }

  private boolean enough(List<Case> videos) {
    return count(videos, false) >= ConformalThresholds.leastVideos(rate)
        && count(videos, true) >= ConformalThresholds.leastVideos(missRate);
  }

  /** Every second unit, in random order, of those with reals, with fakes, and with both. */
  private static Set<String> half(List<Case> videos) {
    Map<String, Integer> kinds = new TreeMap<>();
    videos.forEach(video -> kinds.merge(video.unit(), video.fake() ? 2 : 1, (a, b) -> a | b));
    Set<String> half = new HashSet<>();
    for (int kind = 1; kind <= 3; kind++) {
      List<String> units = new ArrayList<>();
      for (var unit : kinds.entrySet()) {
        if (unit.getValue() == kind) {
          units.add(unit.getKey());
        }
      }
      Collections.shuffle(units, new Random(SEED));
      for (int i = 1; i < units.size(); i += 2) {
        half.add(units.get(i));
      }
    }
    return half;
  }

  /** Scores that separate the classes entirely, or not at all, have no best temperature. */
  private static Optional<Calibration.Fit> fit(List<Case> videos, List<Case> others) {
    Temperature temperature = Temperature.fit(frames(videos));
    if (temperature.value() < 1 / FARTHEST || temperature.value() > FARTHEST) {
      return Optional.empty();
    }
    return Optional.of(
        new Calibration.Fit(
            temperature,
            count(videos, false),
            count(videos, true),
            measure(others),
            measure(others.stream().map(video -> video.calibrated(temperature)).toList())));
  }

  private static Evaluation measure(List<Case> videos) {
    return METRICS.evaluate(frames(videos));
  }

  private static LabeledScores frames(List<Case> videos) {
    return Entry.scores(
        videos.stream()
            .flatMap(video -> video.frames(DecisionThresholds.STANDARD).stream())
            .toList());
  }

  private static int count(List<Case> videos, boolean fake) {
    return (int) videos.stream().filter(video -> video.fake() == fake).count();
  }

  private static List<ScoreAtThresholds> scores(List<Case> videos, boolean fake) {
    return videos.stream()
        .filter(video -> video.fake() == fake)
        .<ScoreAtThresholds>map(video -> video::score)
        .toList();
  }

  private static long verdicts(
      List<Case> videos, boolean fake, DecisionThresholds thresholds, Verdict verdict) {
    return videos.stream()
        .filter(video -> video.fake() == fake)
        .filter(video -> thresholds.verdict(video.score(thresholds)) == verdict)
        .count();
  }
}
