package ai.deepware.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.deepware.evidence.Evidence;
import ai.deepware.evidence.EvidenceAnalyzer;
import ai.deepware.evidence.SeenFace;
import ai.deepware.evidence.VideoAnalyzer;
import ai.deepware.face.Box;
import ai.deepware.face.Detection;
import ai.deepware.face.Face;
import ai.deepware.face.FaceImage;
import ai.deepware.face.Landmarks;
import ai.deepware.frame.Frame;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.VideoInfo;
import ai.deepware.identity.Identity;
import ai.deepware.predict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What an {@link EvidenceAnalyzer} must hold.
 *
 * @since 0.1
 */
public abstract class EvidenceAnalyzerContract {
  private static final VideoInfo VIDEO = VideoInfo.builder(160, 120).frameRate(25).build();
  private static final double ROUNDING = 1e-4;
  private static final int FRAMES = 12;

  /** For classes that test a step of their own. */
  protected EvidenceAnalyzerContract() {}

  /** {@return the analyzer to test} */
  protected abstract EvidenceAnalyzer analyzer();

  @Test
  void wantsBurstsThatASourceCanGive() {
    assertThat(analyzer().burst()).isBetween(1, Sampling.MOST_BURST);
  }

  @Test
  void saysNothingOfPersonsWhereNobodyIsSeen() {
    try (VideoAnalyzer opened = analyzer().open(VIDEO)) {
      assertThat(opened.conclude(List.of())).allMatch(one -> one.identity().isEmpty());
    }
  }

  @Test
  void speaksOfPersonsWhoAreThere() {
    for (int burst : new int[] {1, analyzer().burst()}) {
      assertThat(evidence(analyzer(), burst))
          .allMatch(one -> one.identity().isEmpty() || one.identity().getAsInt() < 2)
          .allMatch(one -> !one.text().isBlank());
    }
  }

  @Test
  void leavesFacesOfNobodyAlone() {
    try (VideoAnalyzer opened = analyzer().open(VIDEO)) {
      video(analyzer().burst()).forEach(opened::look);

      assertThat(opened.conclude(List.of())).allMatch(one -> one.identity().isEmpty());
    }
  }

  @Test
  void answersSeveralVideosAtATimeAsItAnswersOne() {
    EvidenceAnalyzer shared = analyzer();
    List<Evidence> expected = evidence(shared, shared.burst());

    List<List<Evidence>> answers = ContractFaces.inParallel(() -> evidence(shared, shared.burst()));

    assertThat(answers).allSatisfy(answer -> assertSame(answer, expected));
  }

  private static void assertSame(List<Evidence> answer, List<Evidence> expected) {
    assertThat(answer).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      Evidence one = answer.get(i);
      assertThat(one.kind()).isEqualTo(expected.get(i).kind());
      assertThat(one.identity()).isEqualTo(expected.get(i).identity());
      assertThat(one.abstention()).isEqualTo(expected.get(i).abstention());
      assertThat(one.rarity().orElse(-1))
          .isCloseTo(expected.get(i).rarity().orElse(-1), within(ROUNDING));
    }
  }

  private static List<Evidence> evidence(EvidenceAnalyzer analyzer, int burst) {
    List<List<SeenFace>> frames = video(burst);
    try (VideoAnalyzer opened = analyzer.open(VIDEO)) {
      frames.forEach(opened::look);
      return opened.conclude(List.of(person(0, frames), person(1, frames)));
    }
  }

  /**
   * Two persons beside each other in pictures of noise; the second now and then beyond the edge.
   */
  private static List<List<SeenFace>> video(int burst) {
    Random random = new Random(3);
    return IntStream.range(0, FRAMES)
        .mapToObj(
            second -> {
              Frame frame = frame(random, second, burst);
              return List.of(face(frame, 10, 20), face(frame, 90 + 3 * second, 30));
            })
        .toList();
  }

  private static Frame frame(Random random, int second, int burst) {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < burst; i++) {
      frames.add(Frame.of(second + i / 25.0, ContractFaces.noise(random, 160, 120)));
    }
    return frames.get(0).withFollowing(frames.subList(1, burst));
  }

  private static SeenFace face(Frame frame, double x, double y) {
    Landmarks landmarks =
        Landmarks.of(
            x + 18, y + 24, x + 42, y + 24, x + 30, y + 36, x + 20, y + 48, x + 40, y + 48);
    Detection detection = Detection.of(new Box(x, y, 60, 60), landmarks, 0.9);
    return new SeenFace(
        Face.of(frame.time(), detection, 0.3), new FaceImage(frame, detection), new float[] {1, 0});
  }

  private static Identity person(int id, List<List<SeenFace>> frames) {
    List<Face> faces = frames.stream().map(frame -> frame.get(id).face()).toList();
    return Identity.of(id, faces, 0.3, Verdict.UNCERTAIN);
  }
}
