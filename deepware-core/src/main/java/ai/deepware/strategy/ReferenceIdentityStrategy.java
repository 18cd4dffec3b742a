package ai.deepware.strategy;

import ai.deepware.face.Face;
import ai.deepware.predict.DecisionThresholds;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

final class ReferenceIdentityStrategy implements IdentityStrategy {
  @Override
  public double score(List<Face> faces, DecisionThresholds thresholds) {
    return score(faces.stream().mapToDouble(Face::fakeProbability).toArray(), thresholds);
  }

  static double score(double[] predictions, DecisionThresholds thresholds) {
    double realLevel = ReferenceThresholds.real(thresholds);
    double[] fake = Arrays.stream(predictions).filter(p -> p >= thresholds.fake()).toArray();
    double[] real = Arrays.stream(predictions).filter(p -> p <= realLevel).toArray();
    int most = (int) (predictions.length * 0.9);
    if (fake.length >= most) {
      return NumPy.mean(fake);
    }
    return NumPy.mean(real.length >= most ? real : predictions);
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("name", "reference");
  }
}
