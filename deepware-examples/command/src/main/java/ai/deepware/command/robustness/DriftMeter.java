package ai.deepware.command.robustness;

import ai.deepware.command.evaluate.Entry;
import ai.deepware.command.evaluate.Level;
import ai.deepware.command.evaluate.Sample;
import ai.deepware.evaluation.Bootstrap;
import ai.deepware.evaluation.Evaluator;
import ai.deepware.evaluation.Interval;
import ai.deepware.evaluation.LabeledScores;
import ai.deepware.evaluation.Metric;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Compares the scores of videos, or pictures, with those that they have untouched. */
record DriftMeter(String dataset, String model, Level level, List<Sample> untouched) {
  private static final Evaluator EVALUATOR = Evaluator.standard();

  /**
   * Measures one step.
   *
   * @param distortion what was done
   * @param worse the scores after it, in order of the untouched ones
   */
  Drift measure(Distortion distortion, List<Sample> worse) {
    LabeledScores scores = Entry.scores(worse);
    return new Drift(
        dataset,
        model,
        level,
        distortion.kind(),
        distortion.step(),
        scores.size(),
        worse.size() - scores.size(),
        EVALUATOR.evaluate(scores).metric(Metric.AUC),
        change(worse, sample -> true),
        change(worse, sample -> !sample.fake()),
        change(worse, Sample::fake));
  }

  /** Over what has a score before and after. */
  private Interval change(List<Sample> worse, Predicate<Sample> which) {
    double[] changes =
        IntStream.range(0, worse.size())
            .filter(i -> which.test(worse.get(i)))
            .mapToDouble(i -> worse.get(i).score() - untouched.get(i).score())
            .filter(change -> !Double.isNaN(change))
            .toArray();
    return Bootstrap.standard().mean(changes);
  }
}
