package ai.deepware.golden;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.TestFaces;
import ai.deepware.predict.DecisionThresholds;
import ai.deepware.strategy.IdentityStrategy;
import ai.deepware.strategy.Strategy;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("material")
class ScoringGoldenTest {
  @Test
  void scoresPersonsAsTheReferenceDoesBitForBit() {
    for (JsonNode row : Golden.table("scoring.json", "identityStrategy")) {
      double[] predictions = Golden.doubles(row.get("predictions"));
      Double expected = row.get("score").isNull() ? Double.NaN : row.get("score").asDouble();
      assertThat(
              IdentityStrategy.reference()
                  .score(TestFaces.faces(predictions), DecisionThresholds.STANDARD))
          .as("%s", row)
          .isEqualTo(expected);
    }
  }

  @Test
  void scoresVideosAsTheReferenceDoesBitForBit() {
    for (JsonNode row : Golden.table("scoring.json", "strategy")) {
      double[] scores = Golden.doubles(row.get("identityScores"));
      assertThat(
              Strategy.reference().score(TestFaces.identities(scores), DecisionThresholds.STANDARD))
          .as("%s", row)
          .isEqualTo(row.get("clipped").asDouble());
    }
  }
}
