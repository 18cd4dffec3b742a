package ai.deepware.golden;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.identity.Dbscan;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("material")
class ClusteringGoldenTest {
  @Test
  void givesScikitLearnsLabels() {
    for (JsonNode row : Golden.table("scoring.json", "dbscan")) {
      List<float[]> embeddings = new ArrayList<>();
      for (JsonNode vector : row.get("embeddings")) {
        double[] values = Golden.doubles(vector);
        float[] embedding = new float[values.length];
        for (int i = 0; i < values.length; i++) {
          embedding[i] = (float) values[i];
        }
        embeddings.add(embedding);
      }
      int[] expected =
          Arrays.stream(Golden.doubles(row.get("labels"))).mapToInt(label -> (int) label).toArray();
      Dbscan dbscan = Dbscan.cosine(row.get("eps").asDouble(), row.get("minSamples").asInt());
      assertThat(dbscan.clusterVectors(embeddings)).isEqualTo(expected);
    }
  }
}
