package ai.deepware.evaluation;

import ai.deepware.predict.DecisionThresholds;
import ai.deepware.predict.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;

/**
 * DecisionThresholds chosen on labelled videos by split conformal prediction, with a guarantee for
 * finite samples: a new real video is called FAKE with a chance of at most {@code rate}, and a new
 * fake one REAL with one of at most {@code missRate}. The chance is over the videos here and the
 * new one together, which must be like each other (exchangeable); for other kinds of videos nothing
 * is promised. What is between the thresholds is UNCERTAIN. Vovk et al., Algorithmic Learning in a
 * Random World, 2005; Gupta et al., Nested Conformal Prediction, 2022, for scores that depend on
 * the thresholds.
 *
 * @param thresholds the thresholds, with 4 decimals
 * @param rate the highest chance of a real video to be called FAKE, (0,1)
 * @param missRate the highest chance of a fake video to be called REAL, (0,1)
 * @param reals how many real videos they were chosen on
 * @param fakes how many fake videos they were chosen on
 * @since 0.1
 */
public record ConformalThresholds(
    DecisionThresholds thresholds, double rate, double missRate, int reals, int fakes) {
  /** DecisionThresholds are multiples of 1 / GRID. */
  private static final int GRID = 10_000;

  /** So that a rate such as 0.05 is not spoiled by its rounding to binary. */
  private static final double SLACK = 1e-9;

  /**
   * How many videos of a class a rate needs: {@code 1 / rate - 1}.
   *
   * @param rate the wanted chance of a wrong verdict, (0,1)
   * @return the least number of videos
   * @throws IllegalArgumentException if the rate is not in (0,1)
   */
  public static int leastVideos(double rate) {
    if (!(rate > 0 && rate < 1)) {
      throw new IllegalArgumentException("the rate must be in (0,1): " + rate);
    }
    return (int) Math.ceil(1 / rate - 1 - SLACK);
  }

  /**
   * Chooses thresholds. Strategies must be such that a video called FAKE stays so at a lower fake
   * level, and one called REAL at a higher real threshold, as the default strategies are.
   *
   * @param reals real videos that the model was not trained on
   * @param fakes fake videos likewise
   * @param rate the highest chance of a real video to be called FAKE, (0,1)
   * @param missRate the highest chance of a fake video to be called REAL, (0,1)
   * @return the thresholds
   * @throws IllegalArgumentException if a rate is not in (0,1), there are too few videos for it, or
   *     scores reach their limit so often that no level keeps it; the message has the numbers
   */
  public static ConformalThresholds choose(
      List<ScoreAtThresholds> reals, List<ScoreAtThresholds> fakes, double rate, double missRate) {
    require("real", reals.size(), rate);
    require("fake", fakes.size(), missRate);
    int[] fakeUpTo = sorted(reals, ConformalThresholds::highestFake);
    int fake = fakeUpTo[fakeUpTo.length - 1 - allowed(fakeUpTo.length, rate)] + 1;
    if (fake > GRID) {
      throw new IllegalArgumentException(
          "too many real videos score 1: no level calls at most %s of them FAKE".formatted(rate));
    }
    int[] realFrom = sorted(fakes, video -> lowestReal(video, fake));
    int real = realFrom[allowed(realFrom.length, missRate)] - 1;
    if (real < 0) {
      throw new IllegalArgumentException(
          "too many fake videos score 0: no level calls at most %s of them REAL"
              .formatted(missRate));
    }
    DecisionThresholds thresholds = thresholds(real, fake);
    verify(reals, thresholds, Verdict.FAKE, rate);
    verify(fakes, thresholds, Verdict.REAL, missRate);
    return new ConformalThresholds(thresholds, rate, missRate, reals.size(), fakes.size());
  }

  private static void require(String label, int videos, double rate) {
    if (videos < leastVideos(rate)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a rate of %s needs at least %d %s videos, not %d",
              rate,
              leastVideos(rate),
              label,
              videos));
    }
  }

  private static int[] sorted(
      List<ScoreAtThresholds> videos, ToIntFunction<ScoreAtThresholds> bound) {
    return videos.stream().mapToInt(bound).sorted().toArray();
  }

  /**
   * How many of n videos may be judged wrongly: split conformal prediction puts the bound above
   * number ceil((n + 1)(1 - rate)) of the sorted n.
   */
  private static int allowed(int n, double rate) {
    return n - (int) Math.ceil((n + 1) * (1 - rate) - SLACK);
  }

  /**
   * The highest fake threshold, in steps of the grid, at which the video is called FAKE; else 0.
   */
  private static int highestFake(ScoreAtThresholds video) {
    return firstTrue(1, GRID + 1, fake -> verdict(video, thresholds(0, fake)) != Verdict.FAKE) - 1;
  }

  /**
   * The lowest real threshold, in steps, at which the video is called REAL; else the fake
   * threshold.
   */
  private static int lowestReal(ScoreAtThresholds video, int fake) {
    return firstTrue(0, fake, real -> verdict(video, thresholds(real, fake)) == Verdict.REAL);
  }

  private static DecisionThresholds thresholds(int real, int fake) {
    return new DecisionThresholds((double) real / GRID, (double) fake / GRID);
  }

  private static Verdict verdict(ScoreAtThresholds video, DecisionThresholds thresholds) {
    return thresholds.verdict(video.score(thresholds));
  }

  /** Bisects [from,to) for the first number from which on a condition holds; else {@code to}. */
  private static int firstTrue(int from, int to, IntPredicate holds) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (holds.test(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private static void verify(
      List<ScoreAtThresholds> videos, DecisionThresholds thresholds, Verdict wrong, double rate) {
    long count = videos.stream().filter(v -> verdict(v, thresholds) == wrong).count();
    if (count > allowed(videos.size(), rate)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the strategies do not move with the thresholds in one direction: %d of %d videos are %s",
              count,
              videos.size(),
              wrong));
    }
  }
}
