package ai.deepware.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.deepware.TestFaces;
import ai.deepware.face.Box;
import ai.deepware.face.FaceImage;
import ai.deepware.face.FakeMap;
import ai.deepware.face.Prediction;
import ai.deepware.face.Prediction.Abstention;
import ai.deepware.frame.VideoInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EnsembleTest {
  private static final List<FaceImage> ONE = List.of(TestFaces.faceImage(0));

  private static FacePredictor always(double value) {
    return FacePredictor.ofEach(face -> value);
  }

  private static double mean(double... values) {
    List<FacePredictor> members = Arrays.stream(values).mapToObj(EnsembleTest::always).toList();
    return FacePredictor.ensemble(members).predict(ONE).get(0).fakeProbability();
  }

  @Test
  void averagesLogitsNotProbabilities() {
    assertThat(mean(0.9, 0.9)).isCloseTo(0.9, within(1e-12));
    assertThat(mean(0.9, 0.1)).isCloseTo(0.5, within(1e-12));
    // logits 4.595 and 0, mean 2.298
    assertThat(mean(0.99, 0.5)).isCloseTo(1 / (1 + Math.sqrt(1 / 99.0)), within(1e-9));
  }

  @Test
  void isNotDecidedByOneCertainMember() {
    assertThat(mean(1, 0x1p-24)).isCloseTo(0.5, within(1e-9));
    assertThat(mean(1, 0)).isCloseTo(0.5, within(1e-9));
    assertThat(mean(Double.NaN, 0.5)).isNaN();
    assertThat(mean(1.5, 0.5)).isNaN();
  }

  @Test
  void keepsWhatALogitSaysBeyondAnyProbability() {
    FacePredictor sure = faces -> faces.stream().map(face -> Prediction.ofLogit(60)).toList();

    assertThat(predictionOf(sure, always(0.5)).logit()).isEqualTo(30);
    assertThat(predictionOf(sure).fakeProbability()).isEqualTo(1);
  }

  @Test
  void countsOnlyMembersThatJudge() {
    FacePredictor silent =
        faces -> faces.stream().map(face -> Prediction.abstain(Abstention.TOO_SMALL)).toList();

    assertThat(predictionOf(silent, always(0.3)).fakeProbability()).isCloseTo(0.3, within(1e-12));
    assertThat(predictionOf(silent, silent).abstention()).contains(Abstention.TOO_SMALL);
  }

  @Test
  void keepsTheMapOfAMember() {
    FakeMap map = FakeMap.of(new Box(0, 0, 2, 2), 1, 1, 0.5f);
    FacePredictor where =
        faces -> faces.stream().map(face -> Prediction.of(0.4).withMap(map)).toList();

    assertThat(predictionOf(always(0.4), where).map()).contains(map);
  }

  private static Prediction predictionOf(FacePredictor... members) {
    return FacePredictor.ensemble(List.of(members)).predict(ONE).get(0);
  }

  /** Whatever fails, what was opened is closed. */
  @Test
  void opensItsMembersForAVideoAndClosesThem() {
    List<String> closed = new ArrayList<>();
    FacePredictor ensemble =
        FacePredictor.ensemble(List.of(opening("a", closed), opening("b", closed)));

    try (VideoPredictor opened = ensemble.open(VideoInfo.of(4, 4))) {
      assertThat(opened.predict(ONE).get(0).fakeProbability()).isCloseTo(0.25, within(1e-12));
      assertThat(closed).isEmpty();
    }

    assertThat(closed).containsExactly("a", "b");
  }

  private static FacePredictor opening(String name, List<String> closed) {
    return new FacePredictor() {
      @Override
      public List<Prediction> predict(List<FaceImage> faces) {
        throw new IllegalStateException("not opened");
      }

      @Override
      public VideoPredictor open(VideoInfo video) {
        return new VideoPredictor() {
          @Override
          public List<Prediction> predict(List<FaceImage> faces) {
            return List.of(Prediction.of(0.25));
          }

          @Override
          public void close() {
            closed.add(name);
          }
        };
      }
    };
  }

  @Test
  void needsAMember() {
    assertThatThrownBy(() -> FacePredictor.ensemble(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static FacePredictor withLevels(double value, double real, double fake) {
    return new FacePredictor() {
      @Override
      public List<Prediction> predict(List<FaceImage> faces) {
        return always(value).predict(faces);
      }

      @Override
      public Optional<DecisionThresholds> thresholds() {
        return Optional.of(new DecisionThresholds(real, fake));
      }
    };
  }

  /** Which thresholds of their own the members have does not matter. */
  @Test
  void saysWhatAllItsMembersSay() {
    Random random = new Random(3);
    for (int i = 0; i < 2000; i++) {
      double low = random.nextDouble() * 0.5;
      double high = low + 0.01 + random.nextDouble() * 0.49;
      double other = random.nextDouble() * 0.5;
      DecisionThresholds standard = DecisionThresholds.STANDARD;
      for (Verdict verdict : List.of(Verdict.FAKE, Verdict.REAL)) {
        boolean fake = verdict == Verdict.FAKE;
        FacePredictor ensemble =
            FacePredictor.ensemble(
                List.of(
                    withLevels(fake ? high + 1e-9 : low - 1e-9, low, high),
                    withLevels(fake ? 1 - other + 1e-9 : other - 1e-9, other, 1 - other),
                    always(fake ? standard.fake() + 1e-9 : standard.real() - 1e-9)));

        double score = ensemble.predict(ONE).get(0).fakeProbability();

        assertThat(ensemble.thresholds().orElseThrow().verdict(score)).isEqualTo(verdict);
      }
    }
  }

  @Test
  void keepsLevelsThatAllMembersShare() {
    FacePredictor member = withLevels(0.5, 0.123, 0.771);

    assertThat(FacePredictor.ensemble(List.of(member, member)).thresholds())
        .contains(new DecisionThresholds(0.123, 0.771));
    assertThat(FacePredictor.ensemble(List.of(always(0.1), always(0.2))).thresholds()).isEmpty();
  }

  @Test
  void namesMembersThatSayNothingOfThemselves() {
    FacePredictor member = always(0.5);

    assertThat(FacePredictor.ensemble(List.of(member, member)).settings())
        .containsEntry("2.type", member.getClass().getName());
  }
}
