package ai.deepware.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.deepware.ModelException;
import java.net.URL;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelSourceTest {
  /** Field 7, the graph, with field 5, a tensor, whose field 13 says: location = a. */
  private static final byte[] WITH_WEIGHTS_BESIDE = {
    58, 19, 42, 17, 106, 15, 10, 8, 'l', 'o', 'c', 'a', 't', 'i', 'o', 'n', 18, 3, 'a', '.', 'b'
  };

  @Test
  void isCalledByItsFileItsResourceOrTheNameGiven() throws Exception {
    assertThat(ModelSource.of(Path.of("/x/net.onnx")).name()).isEqualTo("net.onnx");
    assertThat(ModelSource.of(new URL("jar:file:/x/app.jar!/nets/net.onnx")).name())
        .isEqualTo("net.onnx");
    assertThat(ModelSource.of("net.onnx", new byte[0]).name()).isEqualTo("net.onnx");
    assertThat(ModelSource.of(BundledModel.PREDICTOR_WIDE).name()).isEqualTo("predictor-wide.onnx");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://host/net.onnx", "HTTPS://host/net.onnx", "jar:http://host/a.jar!/b.onnx"})
  void neverReachesForTheNetwork(String address) {
    assertThatThrownBy(() -> ModelSource.of(new URL(address)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("are not opened");
  }

  @Test
  void bytesCannotKeepTheirWeightsInFiles() {
    assertThatThrownBy(() -> ModelSource.of("net.onnx", WITH_WEIGHTS_BESIDE).file())
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("net.onnx")
        .hasMessageContaining("a.b")
        .hasMessageContaining("open it by its path");
  }

  @Test
  void takesNoUnknownKey() {
    ModelSource source = ModelSource.of(new byte[0]);

    assertThat(source.with(MetadataKeys.BATCH, "1").with(MetadataKeys.BATCH, "2").description())
        .containsEntry(MetadataKeys.BATCH, "2")
        .hasSize(1);
    assertThat(source.description()).isEmpty();
    assertThatThrownBy(() -> source.with("deepware.temprature", "2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("deepware.temprature");
  }

  @Test
  void aFileThatIsNotThereIsNamedWhenItIsOpened() {
    ModelSource source = ModelSource.of(Path.of("none.onnx"));

    assertThatThrownBy(() -> OnnxFacePredictor.open(source, OnnxOptions.builder().build()))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("none.onnx")
        .hasMessageContaining("no such file");
  }
}
