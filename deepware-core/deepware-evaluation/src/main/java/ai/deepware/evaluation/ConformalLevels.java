package ai.deepware.evaluation;

import ai.deepware.predict.Levels;
import ai.deepware.predict.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;

/**
 * Levels chosen on labelled videos by split conformal prediction, with a guarantee for finite
 * samples: a new real video is called FAKE with a chance of at most {@code rate}, and a new fake
 * one REAL with one of at most {@code missRate}. The chance is over the videos here and the new one
 * together, which must be like each other (exchangeable); for other kinds of videos nothing is
 * promised. What is between the levels is UNCERTAIN. Vovk et al., Algorithmic Learning in a Random
 * World, 2005; Gupta et al., Nested Conformal Prediction, 2022, for scores that depend on the
 * levels.
 *
 * @param levels the levels, with 4 decimals
 * @param rate the highest chance of a real video to be called FAKE, (0,1)
 * @param missRate the highest chance of a fake video to be called REAL, (0,1)
 * @param reals how many real videos they were chosen on
 * @param fakes how many fake videos they were chosen on
 */
public record ConformalLevels(Levels levels, double rate, double missRate, int reals, int fakes) {
  /** Levels are multiples of 1 / GRID. */
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
   * Chooses levels. Strategies must be such that a video called FAKE stays so at a lower fake
   * level, and one called REAL at a higher real level, as the default strategies are.
   *
   * @param reals real videos that the model was not trained on
   * @param fakes fake videos likewise
   * @param rate the highest chance of a real video to be called FAKE, (0,1)
   * @param missRate the highest chance of a fake video to be called REAL, (0,1)
   * @return the levels
   * @throws IllegalArgumentException if a rate is not in (0,1), there are too few videos for it, or
   *     scores reach their limit so often that no level keeps it; the message has the numbers
   */
  public static ConformalLevels choose(
      List<ScoreAtLevels> reals, List<ScoreAtLevels> fakes, double rate, double missRate) {
    require("real", reals.size(), rate);
    require("fake", fakes.size(), missRate);
    int[] fakeUpTo = sorted(reals, ConformalLevels::highestFake);
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
    Levels levels = levels(real, fake);
    verify(reals, levels, Verdict.FAKE, rate);
    verify(fakes, levels, Verdict.REAL, missRate);
    return new ConformalLevels(levels, rate, missRate, reals.size(), fakes.size());
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

  private static int[] sorted(List<ScoreAtLevels> videos, ToIntFunction<ScoreAtLevels> bound) {
    return videos.stream().mapToInt(bound).sorted().toArray();
  }

  /**
   * How many of n videos may be judged wrongly: split conformal prediction puts the bound above
   * number ceil((n + 1)(1 - rate)) of the sorted n.
   */
  private static int allowed(int n, double rate) {
    return n - (int) Math.ceil((n + 1) * (1 - rate) - SLACK);
  }

  /** The highest fake level, in steps of the grid, at which the video is called FAKE; else 0. */
  private static int highestFake(ScoreAtLevels video) {
    return firstTrue(1, GRID + 1, fake -> verdict(video, levels(0, fake)) != Verdict.FAKE) - 1;
  }

  /** The lowest real level, in steps, at which the video is called REAL; else the fake level. */
  private static int lowestReal(ScoreAtLevels video, int fake) {
    return firstTrue(0, fake, real -> verdict(video, levels(real, fake)) == Verdict.REAL);
  }

  private static Levels levels(int real, int fake) {
    return new Levels((double) real / GRID, (double) fake / GRID);
  }

  private static Verdict verdict(ScoreAtLevels video, Levels levels) {
    return levels.verdict(video.score(levels));
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
      List<ScoreAtLevels> videos, Levels levels, Verdict wrong, double rate) {
    long count = videos.stream().filter(v -> verdict(v, levels) == wrong).count();
    if (count > allowed(videos.size(), rate)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the strategies do not move with the levels in one direction: %d of %d videos are %s",
              count,
              videos.size(),
              wrong));
    }
  }
}
