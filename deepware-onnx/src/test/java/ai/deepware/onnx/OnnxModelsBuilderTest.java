package ai.deepware.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.deepware.ModelException;
import ai.deepware.model.ModelInfo;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks from anywhere, each with options of its own. */
class OnnxModelsBuilderTest {
  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  private Path predictor;

  @BeforeEach
  void write() throws IOException {
    predictor = new TinyModel().write(folder.resolve("predictor.onnx"));
    new TinyModel()
        .with("role", "embedder")
        .with("embedder.distance", "0.4")
        .write(folder.resolve("embedder.onnx"));
  }

  @Test
  void eachRoleHasTheOptionsOfAllAndItsOwnChanges() {
    try (OnnxModels models =
        OnnxModels.builder()
            .predictor(options -> options.batch(3))
            .predictor(options -> options.threads(2))
            .directory(folder)
            .options(OnnxOptions.builder().threads(1).batch(5).build())
            .open()) {
      assertThat(models.predictor().settings())
          .containsEntry("threads", "2")
          .containsEntry("batch", "3");
      assertThat(models.embedder().settings())
          .containsEntry("threads", "1")
          .containsEntry("batch", "5");
    }
  }

  @Test
  void whatIsGivenReplacesTheDirectorysOfThatRole() throws IOException {
    byte[] own = Files.readAllBytes(predictor);
    try (OnnxModels models =
        OnnxModels.builder()
            .directory(folder)
            .predictor(
                ModelSource.of("a.onnx", own),
                ModelSource.of(own).with(MetadataKeys.TEMPERATURE, "3"))
            .open()) {
      assertThat(models.predictor().models())
          .extracting(ModelInfo::file)
          .containsExactly("a.onnx", "bytes");
      assertThat(models.temperatures()).containsEntry("predictor.2", 3.0).hasSize(2);
      assertThat(models.models()).hasSize(3);
    }
  }

  @Test
  void aResourceIsOpenedByItsAddress() throws IOException {
    URL resource = predictor.toUri().toURL();
    try (OnnxFacePredictor opened =
        OnnxFacePredictor.open(ModelSource.of(resource), OnnxOptions.builder().build())) {
      assertThat(opened.models())
          .containsExactly(
              new ModelInfo(
                  "predictor", "predictor.onnx", ModelSource.of(predictor).file().sha256()));
    }
  }

  @Test
  void aListenerHearsOfEachInference() {
    List<Inference> heard = new ArrayList<>();
    try (OnnxModels models =
        OnnxModels.builder()
            .directory(folder)
            .predictor(options -> options.listener(heard::add))
            .open()) {
      models.predictor().predict(ForeignModelsTest.FACE);
      models.embedder().embed(ForeignModelsTest.FACE);
    }
    assertThat(heard)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.model().file()).isEqualTo("predictor.onnx");
              assertThat(one.shape()).containsExactly(1, 3, 8, 8);
              assertThat(one.outputs()).containsExactly("output");
              assertThat(one.time()).isPositive();
              assertThat(one.input().isReadOnly()).isTrue();
            });
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> OnnxModels.builder().open())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("bundled()");
    try (OnnxModels models = OnnxModels.builder().predictor(ModelSource.of(predictor)).open()) {
      assertThatThrownBy(models::detector)
          .isInstanceOf(ModelException.class)
          .hasMessageContaining("no detector there");
    }
  }
}
