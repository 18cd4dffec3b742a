package ai.deepware.command.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsFileTest {
  @TempDir Path folder;

  private Properties read() throws IOException {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(folder.resolve("models.properties"))) {
      properties.load(in);
    }
    return properties;
  }

  @Test
  void replacesValuesAndKeepsEverythingElse() throws IOException {
    Files.writeString(
        folder.resolve("models.properties"),
        """
        # predictor.temperature = 9
        detector.file = ../a.onnx
          predictor.temperature : 1.5
        predictor.levels.real=0.1\\
          5
        predictor.levels.real 0.2
        predictor.source = where\\
          it is
        """);

    ModelsFile.in(folder)
        .set(
            Map.of(
                "predictor.temperature",
                "2.5",
                "predictor.levels.real",
                "0.3",
                "predictor.2.x",
                "1"));
    assertThat(Files.readString(folder.resolve("models.properties")))
        .isEqualTo(
            """
            # predictor.temperature = 9
            detector.file = ../a.onnx
            predictor.temperature = 2.5
            predictor.levels.real = 0.3
            predictor.source = where\\
              it is
            predictor.2.x = 1
            """);
    assertThat(read())
        .containsEntry("predictor.levels.real", "0.3")
        .containsEntry("predictor.source", "whereit is");
  }

  @Test
  void makesTheFileAndEscapesKeys() throws IOException {
    ModelsFile file = ModelsFile.in(folder);
    file.set(Map.of("predictor two:x.temperature", "1"));
    file.set(Map.of("predictor two:x.temperature", "2"));

    assertThat(read()).hasSize(1).containsEntry("predictor two:x.temperature", "2");
  }
}
