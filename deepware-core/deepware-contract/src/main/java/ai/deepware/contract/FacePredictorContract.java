package ai.deepware.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.deepware.face.FaceImage;
import ai.deepware.predict.FacePredictor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a {@link FacePredictor} must hold. */
public abstract class FacePredictorContract {
  /** Batches and threads may change the order of a network's additions. */
  private static final double ROUNDING = 1e-4;

  /** {@return the predictor to test} */
  protected abstract FacePredictor predictor();

  @Test
  void givesAProbabilityPerFace() {
    double[] fake = predictor().predict(ContractFaces.various());

    assertThat(fake).hasSize(ContractFaces.various().size());
    assertThat(fake).doesNotContain(Double.NaN);
    for (double one : fake) {
      assertThat(one).isBetween(0.0, 1.0);
    }
  }

  @Test
  void keepsTheOrderOfTheFacesAndLooksAtEachAlone() {
    List<FaceImage> faces = ContractFaces.various();
    double[] together = predictor().predict(faces);

    for (int i = 0; i < faces.size(); i++) {
      assertThat(predictor().predict(List.of(faces.get(i)))[0])
          .isCloseTo(together[i], within(ROUNDING));
    }
  }

  @Test
  void answersSeveralThreadsAsItAnswersOne() {
    List<FaceImage> faces = ContractFaces.various();
    double[] expected = predictor().predict(faces);
    FacePredictor shared = predictor();

    List<double[]> answers =
        ContractFaces.inParallel(() -> shared.predict(ContractFaces.various()));

    assertThat(answers)
        .allSatisfy(answer -> assertThat(answer).containsExactly(expected, within(ROUNDING)));
  }
}
