package ai.deepware.onnx.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.deepware.ModelException;
import ai.deepware.model.ModelInfo;
import ai.deepware.model.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a result says of a model is what was opened, with the weights that lie beside it. */
class ModelFileTest {
  @TempDir Path folder;

  /** A protobuf field of bytes. */
  private static byte[] field(int number, byte[]... parts) {
    ByteArrayOutputStream inner = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(inner::writeBytes);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    varint(all, (number << 3) | 2);
    varint(all, inner.size());
    all.writeBytes(inner.toByteArray());
    return all.toByteArray();
  }

  private static void varint(ByteArrayOutputStream out, int value) {
    for (int left = value; ; left >>>= 7) {
      out.write(left > 127 ? (left & 127) | 128 : left);
      if (left <= 127) {
        return;
      }
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** TensorProto's external_data: where, and how many bytes. */
  private static byte[] weightsIn(String file) {
    return field(13, field(1, text("location")), field(2, text(file)));
  }

  private static byte[] modelWithWeightsIn(String file) {
    byte[] length = field(13, field(1, text("length")), field(2, text("12")));
    return field(7, field(2, text("graph")), field(5, length, weightsIn(file)));
  }

  @Test
  void namesTheWeightsBesideAModelWithTheirChecksum() throws IOException {
    Path model = Files.write(folder.resolve("net.onnx"), modelWithWeightsIn("net.bin"));
    Files.write(folder.resolve("net.bin"), text("weights"));

    assertThat(ModelFile.of(model).infos("predictor"))
        .containsExactly(
            new ModelInfo("predictor", "net.onnx", Sha256.of(modelWithWeightsIn("net.bin"))),
            new ModelInfo("predictor", "net.bin", Sha256.of(text("weights"))));
  }

  @Test
  void findsWeightsInTheBranchesOfANode() {
    byte[] branch = field(6, field(5, weightsIn("branch.bin")));
    byte[] constant = field(5, weightsIn("constant.bin"));
    byte[] model = field(7, field(1, field(4, text("If")), field(5, branch), field(5, constant)));

    assertThat(ExternalData.of(ByteBuffer.wrap(model)))
        .containsExactly("branch.bin", "constant.bin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../net.bin", "a/../../net.bin", "/etc/passwd", "nul\0.bin", ""})
  void refusesWeightsOutsideOfTheModelsFolder(String name) throws IOException {
    Path model = Files.write(folder.resolve("net.onnx"), modelWithWeightsIn(name));

    assertThatThrownBy(() -> ModelFile.of(model))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("net.onnx");
  }

  @Test
  void saysWhichWeightsAreMissing() throws IOException {
    Path model = Files.write(folder.resolve("net.onnx"), modelWithWeightsIn("net.bin"));

    assertThatThrownBy(() -> ModelFile.of(model))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("net.bin")
        .hasMessageContaining("no such file");
  }

  @Test
  void takesAnyBytesForAModelWithoutWeightsBeside() {
    Random random = new Random(7);
    byte[] model = modelWithWeightsIn("net.bin");
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = i % 2 == 0 ? new byte[random.nextInt(60)] : model.clone();
      if (i % 2 == 0) {
        random.nextBytes(bytes);
      } else {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      assertThatCode(() -> ExternalData.of(ByteBuffer.wrap(bytes)))
          .as(() -> Arrays.toString(bytes))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void noticesThatAFileWasChangedWhileItWasOpened() throws IOException {
    Path model = Files.write(folder.resolve("net.onnx"), modelWithWeightsIn("net.bin"));
    Path weights = Files.write(folder.resolve("net.bin"), text("weights"));
    ModelFile.OnDisk file = (ModelFile.OnDisk) ModelFile.of(model);
    file.checkUnchanged();

    Files.write(weights, text("other weights"));

    assertThatThrownBy(file::checkUnchanged)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("net.bin")
        .hasMessageContaining("was changed while it was opened");
  }
}
