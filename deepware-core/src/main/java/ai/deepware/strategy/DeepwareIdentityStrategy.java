package ai.deepware.strategy;

import ai.deepware.face.Face;
import ai.deepware.predict.DecisionThresholds;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

final class DeepwareIdentityStrategy implements IdentityStrategy {
  /** One in so many faces is left out at each end. */
  private static final int TRIMMED = 10;

  @Override
  public double score(List<Face> faces, DecisionThresholds thresholds) {
    double[] sorted = faces.stream().mapToDouble(Face::fakeProbability).sorted().toArray();
    int left = sorted.length / TRIMMED;
    return SortedMean.of(Arrays.copyOfRange(sorted, left, sorted.length - left));
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("name", "deepware");
  }
}
