package ai.deepware.onnx;

import ai.deepware.face.FaceImage;
import ai.deepware.face.Prediction;
import ai.deepware.model.ModelInfo;
import ai.deepware.predict.DecisionThresholds;
import ai.deepware.predict.FacePredictor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Several predictors as one: the mean of their logits, as the reference has it. */
final class OnnxEnsemble implements FacePredictor {
  private final List<OnnxFacePredictor> members;

  OnnxEnsemble(List<OnnxFacePredictor> members) {
    this.members = List.copyOf(members);
  }

  @Override
  public List<Prediction> predict(List<FaceImage> faces) {
    double[] sums = new double[faces.size()];
    for (OnnxFacePredictor member : members) {
      double[] logits = member.logits(faces);
      for (int i = 0; i < sums.length; i++) {
        sums[i] += logits[i];
      }
    }
    return Arrays.stream(sums)
        .mapToObj(sum -> Prediction.of(FakeOutput.sigmoid(sum / members.size())))
        .toList();
  }

  @Override
  public int preferredBatch() {
    return members.stream().mapToInt(OnnxFacePredictor::preferredBatch).max().orElse(1);
  }

  @Override
  public Optional<DecisionThresholds> thresholds() {
    return DecisionThresholds.ofEnsemble(members);
  }

  @Override
  public List<ModelInfo> models() {
    return members.stream().flatMap(member -> member.models().stream()).toList();
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("ensemble", members.size() + ", mean of the logits");
    for (int i = 0; i < members.size(); i++) {
      String prefix = i + 1 + ".";
      members.get(i).settings().forEach((key, value) -> settings.put(prefix + key, value));
    }
    return settings;
  }
}
