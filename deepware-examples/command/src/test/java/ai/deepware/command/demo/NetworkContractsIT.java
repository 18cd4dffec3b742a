package ai.deepware.command.demo;

import ai.deepware.contract.FaceDetectorContract;
import ai.deepware.contract.FaceEmbedderContract;
import ai.deepware.contract.FacePredictorContract;
import ai.deepware.face.FaceDetector;
import ai.deepware.identity.FaceEmbedder;
import ai.deepware.image.PixelImage;
import ai.deepware.onnx.Device;
import ai.deepware.onnx.OnnxModels;
import ai.deepware.predict.FacePredictor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** The steps that run networks hold what core asks of every implementation. */
class NetworkContractsIT {
  private static @Nullable OnnxModels models;

  @BeforeAll
  static void openModels() {
    models = OnnxModels.bundled(Device.cpu());
  }

  @AfterAll
  static void closeModels() {
    if (models != null) {
      models.close();
    }
  }

  private static OnnxModels opened() {
    return Objects.requireNonNull(models);
  }

  @Nested
  class Detector extends FaceDetectorContract {
    @Override
    protected FaceDetector detector() {
      return opened().detector();
    }

    @Override
    protected PixelImage portrait() {
      return Clip.onePerson().scene().frame(0).image();
    }
  }

  @Nested
  class Predictor extends FacePredictorContract {
    @Override
    protected FacePredictor predictor() {
      return opened().predictor();
    }
  }

  @Nested
  class Embedder extends FaceEmbedderContract {
    @Override
    protected FaceEmbedder embedder() {
      return opened().embedder();
    }
  }
}
