package ai.deepware.samples;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.contract.EvidenceAnalyzerContract;
import ai.deepware.contract.IdentityFixtures;
import ai.deepware.evidence.Evidence;
import ai.deepware.evidence.EvidenceAnalyzer;
import ai.deepware.evidence.VideoAnalyzer;
import ai.deepware.frame.VideoInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuddenFacesTest extends EvidenceAnalyzerContract {
  @Override
  protected EvidenceAnalyzer analyzer() {
    return new SuddenFaces();
  }

  @Test
  void tellsWhenThePredictionJumps() {
    try (VideoAnalyzer opened = new SuddenFaces().open(VideoInfo.of(64, 64))) {
      List<Evidence> jumps =
          opened.conclude(
              List.of(
                  IdentityFixtures.identity(0, 0.5, 0.6, 0.5),
                  IdentityFixtures.identity(1, 0.1, 0.9, 0.8)));

      assertThat(jumps).hasSize(1);
      assertThat(jumps.get(0).identity()).hasValue(1);
      assertThat(jumps.get(0).from()).isEqualTo(0);
      assertThat(jumps.get(0).to()).isEqualTo(1);
      assertThat(jumps.get(0).text()).contains("0.80");
    }
  }
}
