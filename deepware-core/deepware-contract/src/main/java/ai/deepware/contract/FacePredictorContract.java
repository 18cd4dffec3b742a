package ai.deepware.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.deepware.face.FaceImage;
import ai.deepware.face.Prediction;
import ai.deepware.frame.VideoInfo;
import ai.deepware.predict.FacePredictor;
import ai.deepware.predict.VideoPredictor;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a {@link FacePredictor} must hold.
 *
 * @since 0.1
 */
public abstract class FacePredictorContract {
  /** Batches and threads may change the order of a network's additions. */
  private static final double ROUNDING = 1e-4;

  /** For classes that test a step of their own. */
  protected FacePredictorContract() {}

  /** {@return the predictor to test} */
  protected abstract FacePredictor predictor();

  @Test
  void givesAProbabilityOrAnAbstentionPerFace() {
    List<Prediction> predictions = predictor().predict(ContractFaces.various());

    assertThat(predictions).hasSize(ContractFaces.various().size()).doesNotContainNull();
    for (Prediction one : predictions) {
      if (one.isJudged()) {
        assertThat(one.fakeProbability()).isBetween(0.0, 1.0);
      }
    }
  }

  @Test
  void keepsTheOrderOfTheFacesAndLooksAtEachAlone() {
    List<FaceImage> faces = ContractFaces.various();
    List<Prediction> together = predictor().predict(faces);

    for (int i = 0; i < faces.size(); i++) {
      assertSame(predictor().predict(List.of(faces.get(i))), together.subList(i, i + 1));
    }
  }

  @Test
  void answersSeveralThreadsAsItAnswersOne() {
    List<FaceImage> faces = ContractFaces.various();
    List<Prediction> expected = predictor().predict(faces);
    FacePredictor shared = predictor();

    List<List<Prediction>> answers =
        ContractFaces.inParallel(() -> shared.predict(ContractFaces.various()));

    assertThat(answers).allSatisfy(answer -> assertSame(answer, expected));
  }

  @Test
  void opensAVideo() {
    List<FaceImage> faces = ContractFaces.various();
    try (VideoPredictor opened = predictor().open(VideoInfo.of(64, 64))) {
      assertThat(opened.predict(faces)).hasSameSizeAs(faces).doesNotContainNull();
    }
    assertThat(predictor().preferredBatch()).isPositive();
  }

  private static void assertSame(List<Prediction> answer, List<Prediction> expected) {
    assertThat(answer).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(answer.get(i).abstention()).isEqualTo(expected.get(i).abstention());
      if (expected.get(i).isJudged()) {
        assertThat(answer.get(i).fakeProbability())
            .isCloseTo(expected.get(i).fakeProbability(), within(ROUNDING));
      }
    }
  }
}
