package ai.deepware.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.deepware.face.Box;
import ai.deepware.face.Detection;
import ai.deepware.face.FaceImage;
import ai.deepware.face.Landmarks;
import ai.deepware.face.Prediction;
import ai.deepware.frame.Frame;
import ai.deepware.image.PixelImage;
import ai.deepware.model.ModelInfo;
import ai.deepware.predict.FacePredictor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BundledModelIT {
  private static FaceImage face(int color) {
    Detection detection =
        Detection.of(
            new Box(40, 30, 60, 80), Landmarks.of(55, 60, 85, 60, 70, 78, 58, 92, 82, 92), 0.9);
    return new FaceImage(Frame.of(0, PixelImage.filled(160, 128, color)), detection);
  }

  @Test
  void opensAllAndNamesThem() {
    try (OnnxModels models = OnnxModels.bundled(Device.cpu())) {
      assertThat(models.models())
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(BundledModel.values()).map(BundledModel::info).toList());
      assertThat(models.detector().detect(List.of(face(0x808080).frame())))
          .containsExactly(List.of());
    }
  }

  @Test
  void judgesAFaceByBothViewsAtLevelsOfTheirOwn() {
    try (OnnxModels models = OnnxModels.bundled(Device.cpu())) {
      FacePredictor predictor = models.predictor();

      assertThat(predictor.models())
          .extracting(ModelInfo::file)
          .containsExactly("predictor.onnx", "predictor-wide.onnx");
      assertThat(predictor.thresholds()).isPresent();
    }
  }

  @Test
  void answersTheSameForAFaceAloneAndInABatch() {
    List<FaceImage> faces = List.of(face(0xc08060), face(0x204080), face(0x101010));
    try (OnnxModels single = OnnxModels.bundled(OnnxOptions.builder().batch(1).build());
        OnnxModels batched = OnnxModels.bundled(OnnxOptions.builder().batch(3).build())) {
      assertThat(probabilities(batched.predictor(), faces))
          .containsExactly(probabilities(single.predictor(), faces), within(1e-4));
      List<float[]> alone = single.embedder().embed(faces);
      List<float[]> together = batched.embedder().embed(faces);
      for (int i = 0; i < faces.size(); i++) {
        assertThat(together.get(i)).containsExactly(alone.get(i), within(1e-2f));
      }
    }
  }

  private static double[] probabilities(FacePredictor predictor, List<FaceImage> faces) {
    return predictor.predict(faces).stream().mapToDouble(Prediction::fakeProbability).toArray();
  }
}
