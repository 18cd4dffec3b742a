package ai.deepware.command.robustness;

import ai.deepware.augment.Augmentation;
import ai.deepware.command.evaluate.Case;
import ai.deepware.command.evaluate.Item;
import ai.deepware.command.evaluate.Level;
import ai.deepware.command.evaluate.ModelSteps;
import ai.deepware.command.evaluate.Observation;
import ai.deepware.command.evaluate.Observations;
import ai.deepware.command.evaluate.Observer;
import ai.deepware.command.evaluate.Sample;
import ai.deepware.frame.Sampling;
import java.util.ArrayList;
import java.util.List;

/** All steps of all curves of one model: videos and pictures of each data set apart. */
record RobustnessRun(ModelSteps model, Sampling sampling, Observations observations) {

  List<Drift> run(List<Item> items, List<Distortion> distortions) {
    List<Drift> drifts = new ArrayList<>();
    for (String dataset : items.stream().map(Item::dataset).distinct().toList()) {
      for (boolean pictures : new boolean[] {false, true}) {
        List<Item> some =
            items.stream()
                .filter(item -> item.dataset().equals(dataset) && item.picture() == pictures)
                .toList();
        if (!some.isEmpty()) {
          drifts.addAll(curves(dataset, some, pictures, distortions));
        }
      }
    }
    return drifts;
  }

  private List<Drift> curves(
      String dataset, List<Item> items, boolean pictures, List<Distortion> distortions) {
    List<Sample> untouched = samples(items, Distortion.none());
    Level level = pictures ? Level.FRAME : Level.VIDEO;
    DriftMeter meter = new DriftMeter(dataset, model.name(), level, untouched);
    List<Drift> drifts = new ArrayList<>();
    drifts.add(meter.measure(Distortion.none(), untouched));
    for (Distortion distortion : distortions) {
      if (!pictures || distortion.pictures().isPresent()) {
        drifts.add(meter.measure(distortion, samples(items, distortion)));
      }
    }
    return drifts;
  }

  /** One sample per item. */
  private List<Sample> samples(List<Item> items, Distortion distortion) {
    boolean none = distortion.kind().equals(Distortion.none().kind());
    Observer observer =
        new Observer(
            model.reading(distortion.videos().apply(model.frames())),
            sampling,
            distortion.pictures().orElse(Augmentation.none()),
            none ? "" : distortion.name());
    List<Observation> seen =
        observations.of(observer, items, model.name() + ", " + distortion.name());
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Case one = Case.of(items.get(i), seen.get(i));
      samples.add(
          one.picture() ? one.frames(model.thresholds()).get(0) : one.video(model.thresholds()));
    }
    return samples;
  }
}
