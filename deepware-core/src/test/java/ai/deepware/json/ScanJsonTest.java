package ai.deepware.json;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.FakeVideo;
import ai.deepware.ScanException;
import ai.deepware.ScanException.Reason;
import ai.deepware.ScanResult;
import ai.deepware.Step;
import ai.deepware.evidence.Evidence;
import ai.deepware.evidence.EvidenceAnalyzer;
import ai.deepware.evidence.SeenFace;
import ai.deepware.evidence.VideoAnalyzer;
import ai.deepware.face.Box;
import ai.deepware.face.Prediction;
import ai.deepware.face.Prediction.Abstention;
import ai.deepware.identity.Identity;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The documented form of results. */
class ScanJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(ScanJson.schema());

  private static ScanResult result() {
    return FakeVideo.scanner(new FakeVideo(10), 0.9).build().scan(FakeVideo.INPUT);
  }

  private static String text(ScanException failure) throws IOException {
    StringBuilder text = new StringBuilder();
    ScanJson.write(failure, text);
    return text.toString();
  }

  @Test
  void isOneLineThatItsSchemaDescribes() throws IOException {
    String line = ScanJson.text(result());

    assertThat(line).doesNotContain("\n");
    assertThat(SCHEMA.validate(JSON.readTree(line))).isEmpty();
  }

  @Test
  void hasTheKeysOfAScanAlsoForAFailure() throws IOException {
    JsonNode failed =
        JSON.readTree(text(new ScanException("a", Step.DECODE, Reason.DAMAGED, "bad")));

    assertThat(SCHEMA.validate(failed)).isEmpty();
    assertThat(List.copyOf(keys(failed))).isEqualTo(keys(JSON.readTree(ScanJson.text(result()))));
    assertThat(failed.get("error").get("category").asText()).isEqualTo("input");
  }

  private static List<String> keys(JsonNode object) {
    return object.properties().stream().map(property -> property.getKey()).toList();
  }

  @Test
  void refusesWhatItsSchemaDoesNotKnow() throws IOException {
    ObjectNode odd = (ObjectNode) JSON.readTree(ScanJson.text(result()));
    odd.put("surprise", 1);
    assertThat(SCHEMA.validate(odd)).hasSize(1);
    odd.remove("surprise");
    odd.put("score", 1.5);
    assertThat(SCHEMA.validate(odd)).isNotEmpty();
  }

  @Test
  void saysWhatTheResultSays() throws IOException {
    ScanResult result = result();
    JsonNode json = JSON.readTree(ScanJson.text(result));

    assertThat(json.get("format").asInt()).isEqualTo(ScanJson.FORMAT);
    assertThat(json.get("scannedAt").asText()).isEqualTo(result.scannedAt().toString());
    assertThat(json.get("score").asDouble()).isEqualTo(result.score().orElseThrow());
    assertThat(json.get("thresholds").get("fake").asDouble()).isEqualTo(result.thresholds().fake());
    JsonNode face = json.get("identities").get(0).get("faces").get(9);
    assertThat(face.get("time").asDouble()).isEqualTo(9);
    assertThat(face.get("fakeProbability").asDouble()).isEqualTo(0.9);
    assertThat(face.get("abstained").isNull()).isTrue();
  }

  @Test
  void saysWhyAFaceWasNotJudged() throws IOException {
    ScanResult result =
        FakeVideo.scanner(new FakeVideo(10), 0)
            .predictor(
                faces ->
                    faces.stream().map(face -> Prediction.abstain(Abstention.TOO_SMALL)).toList())
            .build()
            .scan(FakeVideo.INPUT);
    JsonNode json = JSON.readTree(ScanJson.text(result));

    assertThat(SCHEMA.validate(json)).isEmpty();
    JsonNode face = json.get("facesWithoutIdentity").get(0);
    assertThat(face.get("fakeProbability").isNull()).isTrue();
    assertThat(face.get("abstained").asText()).isEqualTo("tooSmall");
  }

  @Test
  void tellsTheEvidence() throws IOException {
    Evidence told =
        Evidence.builder("sharpness")
            .identity(0)
            .span(1, 9)
            .box(new Box(1, 2, 3, 4))
            .rarity(0.02)
            .value("ratio", 0.4)
            .text("The face is softer than what is around it.");
    Evidence open =
        Evidence.builder("time").abstained(Evidence.Abstention.NO_BURSTS).text("No bursts.");
    EvidenceAnalyzer analyzer =
        video ->
            new VideoAnalyzer() {
              @Override
              public void look(List<SeenFace> faces) {}

              @Override
              public List<Evidence> conclude(List<Identity> persons) {
                return List.of(told, open);
              }
            };
    JsonNode json =
        JSON.readTree(
            ScanJson.text(
                FakeVideo.scanner(new FakeVideo(10), 0.9)
                    .evidence(List.of(analyzer))
                    .build()
                    .scan(FakeVideo.INPUT)));

    assertThat(SCHEMA.validate(json)).isEmpty();
    assertThat(json.get("evidence").get(0))
        .isEqualTo(
            JSON.readTree(
                """
                {"kind": "sharpness", "identity": 0, "from": 1.0, "to": 9.0,
                 "box": {"x": 1.0, "y": 2.0, "width": 3.0, "height": 4.0}, "rarity": 0.02,
                 "values": {"ratio": 0.4}, "text": "The face is softer than what is around it.",
                 "abstained": null}\
                """));
    assertThat(json.get("evidence").get(1).get("abstained").asText()).isEqualTo("noBursts");
    assertThat(json.get("evidence").get(1).get("identity").isNull()).isTrue();
  }

  @Test
  void escapesWhateverATerminalWouldObey() throws IOException {
    String odd = "a\"\\\n\u001b[31m\u009b\u202e\ud83d\ude00\u2028 b";

    String line = text(new ScanException(odd, Step.DECODE, Reason.DAMAGED, odd));

    assertThat(line.chars()).noneMatch(c -> c < ' ' || c == 0x9b || c == 0x202e || c == 0x2028);
    assertThat(JSON.readTree(line).get("file").asText()).isEqualTo(odd);
  }

  @Test
  void canBeWrittenWhateverTheName() throws IOException {
    String half = "party \ud83d";

    String line = text(new ScanException(half, Step.DECODE, Reason.DAMAGED, "x\ude00y"));

    assertThat(line.getBytes(StandardCharsets.UTF_8))
        .isEqualTo(line.getBytes(StandardCharsets.US_ASCII));
    assertThat(JSON.readTree(line).get("file").asText()).isEqualTo(half);
  }
}
