package ai.deepware.onnx;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.deepware.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelDirectoryTest {
  @TempDir Path folder;

  @Test
  void refusesAPathThatNoFileCanHave() throws IOException {
    Path description = folder.resolve("models.properties");
    Files.writeString(description, "detector.file = a\\u0000.onnx\n");

    assertThatThrownBy(() -> ModelDirectory.read(folder))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(description.toString())
        .hasMessageContaining("detector.file is no path");
  }
}
