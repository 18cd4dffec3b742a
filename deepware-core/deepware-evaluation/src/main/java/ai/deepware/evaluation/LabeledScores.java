package ai.deepware.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Scores of things whose label is known, sorted from the highest score to the lowest. Immutable.
 *
 * <p>Scores that are not independent, such as those of the frames of one video, share a unit: the
 * bootstrap draws units, so that intervals do not shrink by looking at more frames.
 *
 * @since 0.1
 */
public final class LabeledScores {
  private final double[] scores;
  private final boolean[] fake;
  private final int[] units;
  private final int fakes;

  private LabeledScores(List<Item> items) {
    items.sort(Comparator.comparingDouble(Item::score).reversed());
    int n = items.size();
    scores = new double[n];
    fake = new boolean[n];
    units = new int[n];
    int count = 0;
    for (int i = 0; i < n; i++) {
      Item item = items.get(i);
      scores[i] = item.score;
      fake[i] = item.fake;
      units[i] = item.unit;
      count += item.fake ? 1 : 0;
    }
    fakes = count;
  }

  private record Item(double score, boolean fake, int unit) {
    Item {
      if (!(score >= 0 && score <= 1)) {
        throw new IllegalArgumentException("a score must be in [0,1]: " + score);
      }
    }
  }

  /**
   * Independent scores, each a unit of its own.
   *
   * @param scores P(fake), each in [0,1]
   * @param fake the labels, in order of the scores
   * @return the labelled scores
   * @throws IllegalArgumentException if the lengths differ or a score is not in [0,1]
   */
  public static LabeledScores of(double[] scores, boolean[] fake) {
    int[] units = new int[scores.length];
    for (int i = 0; i < units.length; i++) {
      units[i] = i;
    }
    return of(scores, fake, units);
  }

  /**
   * Scores that belong to units.
   *
   * @param scores P(fake), each in [0,1]
   * @param fake the labels, in order of the scores
   * @param units the unit of each score, such as the number of its video
   * @return the labelled scores
   * @throws IllegalArgumentException if the lengths differ or a score is not in [0,1]
   */
  public static LabeledScores of(double[] scores, boolean[] fake, int[] units) {
    if (scores.length != fake.length || scores.length != units.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d scores, %d labels, %d units",
              scores.length,
              fake.length,
              units.length));
    }
    List<Item> items = new ArrayList<>(scores.length);
    for (int i = 0; i < scores.length; i++) {
      // Adding 0 makes -0.0 equal to 0.0, which must tie.
      items.add(new Item(scores[i] + 0.0, fake[i], units[i]));
    }
    return new LabeledScores(items);
  }

  /** {@return the number of scores} */
  public int size() {
    return scores.length;
  }

  /** {@return the number of scores of fakes} */
  public int fakes() {
    return fakes;
  }

  /** {@return the number of scores of reals} */
  public int reals() {
    return scores.length - fakes;
  }

  /**
   * Reads a score.
   *
   * @param rank from 0, the highest score
   * @return the score
   */
  public double score(int rank) {
    return scores[rank];
  }

  /**
   * Reads a label.
   *
   * @param rank from 0, the highest score
   * @return whether it belongs to a fake
   */
  public boolean isFake(int rank) {
    return fake[rank];
  }

  /**
   * Reads a unit.
   *
   * @param rank from 0, the highest score
   * @return the unit's number as it was given
   */
  public int unit(int rank) {
    return units[rank];
  }

  /** Whether a threshold can pass between this rank and the next. */
  boolean endsTie(int rank) {
    return rank + 1 == scores.length || scores[rank] != scores[rank + 1];
  }
}
