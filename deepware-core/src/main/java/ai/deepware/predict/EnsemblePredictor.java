package ai.deepware.predict;

import ai.deepware.face.FaceImage;
import ai.deepware.model.ModelInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

final class EnsemblePredictor implements FacePredictor {
  private static final double LEAST = 1e-7;

  private final List<FacePredictor> members;

  EnsemblePredictor(List<FacePredictor> members) {
    this.members = List.copyOf(members);
    if (members.isEmpty()) {
      throw new IllegalArgumentException("an ensemble needs at least one predictor");
    }
  }

  @Override
  public double[] predict(List<FaceImage> faces) {
    double[] mean = new double[faces.size()];
    for (int m = 0; m < members.size(); m++) {
      double[] predictions = members.get(m).predict(faces);
      if (predictions.length != mean.length) {
        throw new IllegalStateException(
            String.format(
                Locale.ROOT,
                "predictor %d of the ensemble gave %d results for %d faces",
                m + 1,
                predictions.length,
                mean.length));
      }
      for (int i = 0; i < mean.length; i++) {
        mean[i] += logit(predictions[i]) / members.size();
      }
    }
    for (int i = 0; i < mean.length; i++) {
      mean[i] = 1 / (1 + Math.exp(-mean[i]));
    }
    return mean;
  }

  private static double logit(double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      return Double.NaN;
    }
    double inside = Math.max(LEAST, Math.min(1 - LEAST, probability));
    return Math.log(inside / (1 - inside));
  }

  @Override
  public Optional<Levels> levels() {
    return Levels.ofEnsemble(members);
  }

  @Override
  public List<ModelInfo> models() {
    return members.stream().flatMap(m -> m.models().stream()).distinct().toList();
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("ensemble", Integer.toString(members.size()));
    for (int m = 0; m < members.size(); m++) {
      String prefix = (m + 1) + ".";
      Map<String, String> member = members.get(m).settings();
      if (member.isEmpty()) {
        settings.put(prefix + "type", members.get(m).getClass().getName());
      }
      member.forEach((name, value) -> settings.put(prefix + name, value));
    }
    return settings;
  }
}
