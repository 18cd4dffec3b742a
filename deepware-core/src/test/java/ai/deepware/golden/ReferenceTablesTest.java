package ai.deepware.golden;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.NumberTable;
import ai.deepware.TestFaces;
import ai.deepware.identity.Dbscan;
import ai.deepware.predict.DecisionThresholds;
import ai.deepware.strategy.IdentityStrategy;
import ai.deepware.strategy.Strategy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reference's numbers that are kept with the tests. */
class ReferenceTablesTest {
  @Test
  void scoresPersonsAsTheReferenceDoes() {
    for (double[] row : NumberTable.rows("reference-identity-strategy.txt")) {
      double[] predictions = Arrays.copyOfRange(row, 1, row.length);
      assertThat(
              IdentityStrategy.reference()
                  .score(TestFaces.faces(predictions), DecisionThresholds.STANDARD))
          .as("%s", Arrays.toString(row))
          .isEqualTo(Double.valueOf(row[0]));
    }
  }

  @Test
  void scoresVideosAsTheReferenceDoes() {
    for (double[] row : NumberTable.rows("reference-strategy.txt")) {
      double[] scores = Arrays.copyOfRange(row, 2, row.length);
      assertThat(
              Strategy.reference().score(TestFaces.identities(scores), DecisionThresholds.STANDARD))
          .as("%s", Arrays.toString(row))
          .isEqualTo(row[0]);
    }
  }

  @Test
  void givesScikitLearnsLabels() {
    for (double[] row : NumberTable.rows("scikit-learn-dbscan.txt")) {
      int dimensions = (int) row[2];
      List<float[]> embeddings = new ArrayList<>();
      List<Integer> labels = new ArrayList<>();
      for (int at = 3; at < row.length; at += 1 + dimensions) {
        labels.add((int) row[at]);
        float[] embedding = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
          embedding[i] = (float) row[at + 1 + i];
        }
        embeddings.add(embedding);
      }
      assertThat(Dbscan.cosine(row[0], (int) row[1]).clusterVectors(embeddings))
          .containsExactly(labels.stream().mapToInt(Integer::intValue).toArray());
    }
  }
}
