package ai.deepware.command.robustness;

import ai.deepware.command.evaluate.Level;
import ai.deepware.evaluation.Interval;

/**
 * One point of the curves.
 *
 * @param dataset the data set's name
 * @param model the model's name
 * @param level videos, or frames for pictures
 * @param kind what was done
 * @param step how much of it
 * @param scored how many have a score, of reals and fakes together
 * @param unscored how many have none
 * @param auc area under the ROC
 * @param all mean change of the scores against those of what was not made worse
 * @param real the same of reals alone
 * @param fake the same of fakes alone
 */
record Drift(
    String dataset,
    String model,
    Level level,
    String kind,
    String step,
    int scored,
    int unscored,
    Interval auc,
    Interval all,
    Interval real,
    Interval fake) {
  /** The same of a model with another name. */
  Drift named(String name) {
    return new Drift(dataset, name, level, kind, step, scored, unscored, auc, all, real, fake);
  }
}
