package ai.deepware.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.deepware.TestFaces;
import ai.deepware.contract.FacePredictorContract;
import ai.deepware.face.FaceImage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnsembleTest extends FacePredictorContract {
  private static final List<FaceImage> ONE = List.of(TestFaces.faceImage(0));

  private static FacePredictor always(double value) {
    return faces -> faces.stream().mapToDouble(face -> value).toArray();
  }

  private static double mean(double... values) {
    List<FacePredictor> members = Arrays.stream(values).mapToObj(EnsembleTest::always).toList();
    return FacePredictor.ensemble(members).predict(ONE)[0];
  }

  @Override
  protected FacePredictor predictor() {
    FacePredictor byPlace =
        faces ->
            faces.stream().mapToDouble(face -> (face.detection().box().x() + 50) / 200).toArray();
    return FacePredictor.ensemble(List.of(byPlace, always(0.4)));
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
    assertThat(mean(1, 1e-7)).isCloseTo(0.5, within(1e-3));
    assertThat(mean(Double.NaN, 0.5)).isNaN();
    assertThat(mean(1.5, 0.5)).isNaN();
  }

  @Test
  void needsAMember() {
    assertThatThrownBy(() -> FacePredictor.ensemble(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
