package ai.deepware.command.evaluate;

import ai.deepware.evaluation.Bootstrap;
import ai.deepware.evaluation.Evaluator;
import ai.deepware.predict.DecisionThresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes entries of what a model saw: frames, persons and whole videos of every data set. Persons
 * are those of videos, and groups of pictures where there are groups.
 */
final class ModelEvaluation {
  private final ModelSteps model;
  private final Evaluator evaluator;

  /**
   * Makes an evaluation.
   *
   * @param model the model
   * @param threshold for the accuracy, null for the model's
   */
  ModelEvaluation(ModelSteps model, @Nullable Double threshold) {
    this.model = model;
    this.evaluator =
        new Evaluator(threshold == null ? model.threshold() : threshold, Bootstrap.standard());
  }

  /** The entries, data set by data set in the order of the items. */
  List<Entry> entries(List<Item> items, List<Observation> seen) {
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      cases.add(Case.of(items.get(i), seen.get(i)));
    }
    List<Case> groups = Case.groups(items, seen);
    List<Entry> entries = new ArrayList<>();
    for (String dataset : items.stream().map(Item::dataset).distinct().toList()) {
      List<Case> all = of(dataset, cases);
      List<Case> videos = all.stream().filter(one -> !one.picture()).toList();
      List<Case> persons = new ArrayList<>(videos);
      persons.addAll(of(dataset, groups));
      DecisionThresholds thresholds = model.thresholds();
      add(entries, dataset, Level.FRAME, all.stream().flatMap(c -> c.frames(thresholds).stream()));
      add(
          entries,
          dataset,
          Level.PERSON,
          persons.stream().flatMap(c -> c.persons(thresholds).stream()));
      add(entries, dataset, Level.VIDEO, videos.stream().map(c -> c.video(thresholds)));
    }
    return entries;
  }

  private static List<Case> of(String dataset, List<Case> cases) {
    return cases.stream().filter(one -> one.dataset().equals(dataset)).toList();
  }

  private void add(List<Entry> entries, String dataset, Level level, Stream<Sample> samples) {
    List<Sample> list = samples.toList();
    if (!list.isEmpty()) {
      entries.add(Entry.of(dataset, model.name(), level, list, evaluator, Entry.SHARES));
    }
  }
}
