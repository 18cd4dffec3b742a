package ai.deepware.command.evaluate;

import ai.deepware.evaluation.Bootstrap;
import ai.deepware.evaluation.Evaluation;
import ai.deepware.evaluation.Evaluator;
import ai.deepware.evaluation.Interval;
import ai.deepware.evaluation.LabeledScores;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One cell of the evaluation: a data set seen by a model at a level.
 *
 * @param dataset the data set's name
 * @param model the model's name
 * @param level what was scored
 * @param unscored how many labelled things have no score
 * @param threshold the score from which on the accuracy counts a thing as fake
 * @param scores the scores
 * @param evaluation what they amount to
 * @param shares shares of what became of all things, with and without a score; empty where the
 *     scores came from a table
 */
public record Entry(
    String dataset,
    String model,
    Level level,
    int unscored,
    double threshold,
    LabeledScores scores,
    Evaluation evaluation,
    Map<Fate, Interval> shares) {
  static final List<Fate> SHARES =
      List.of(Fate.UNCERTAIN, Fate.NO_FACE, Fate.NO_PERSON, Fate.FAILED);

  /** Copies the map. */
  public Entry {
    shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
  }

  /**
   * Measures samples.
   *
   * @param dataset the data set's name
   * @param model the model's name
   * @param level what the samples are
   * @param samples the samples
   * @param evaluator threshold and intervals
   * @param fates whose shares are wanted; none where the samples do not tell them apart
   * @return the entry
   */
  static Entry of(
      String dataset,
      String model,
      Level level,
      List<Sample> samples,
      Evaluator evaluator,
      List<Fate> fates) {
    LabeledScores scores = scores(samples);
    Map<Fate, Interval> shares = new LinkedHashMap<>();
    fates.forEach(fate -> shares.put(fate, share(samples, fate, evaluator.bootstrap())));
    return new Entry(
        dataset,
        model,
        level,
        samples.size() - scores.size(),
        evaluator.threshold(),
        scores,
        evaluator.evaluate(scores),
        shares);
  }

  /** The same of a model with another name. */
  Entry named(String name) {
    return new Entry(dataset, name, level, unscored, threshold, scores, evaluation, shares);
  }

  private static Interval share(List<Sample> samples, Fate fate, Bootstrap bootstrap) {
    Map<String, int[]> units = new LinkedHashMap<>();
    for (Sample sample : samples) {
      int[] counts = units.computeIfAbsent(sample.unit(), unit -> new int[2]);
      counts[0] += sample.fate() == fate ? 1 : 0;
      counts[1]++;
    }
    return bootstrap.share(
        units.values().stream().mapToInt(counts -> counts[0]).toArray(),
        units.values().stream().mapToInt(counts -> counts[1]).toArray());
  }

  /**
   * Picks the samples that have a score.
   *
   * @param samples any samples
   * @return their scores; those of one unit are drawn together
   */
  public static LabeledScores scores(List<Sample> samples) {
    List<Sample> scored = samples.stream().filter(sample -> sample.fate().scored()).toList();
    double[] scores = new double[scored.size()];
    boolean[] fake = new boolean[scores.length];
    int[] units = new int[scores.length];
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < scores.length; i++) {
      Sample sample = scored.get(i);
      scores[i] = sample.score();
      fake[i] = sample.fake();
      units[i] = numbers.computeIfAbsent(sample.unit(), name -> numbers.size());
    }
    return LabeledScores.of(scores, fake, units);
  }
}
