package ai.deepware.command.calibrate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.deepware.command.cli.Commands;
import ai.deepware.command.cli.Terminal;
import ai.deepware.command.evaluate.EvaluateCommand;
import ai.deepware.command.evaluate.ModelSteps;
import ai.deepware.onnx.Device;
import ai.deepware.onnx.OnnxModels;
import ai.deepware.predict.DecisionThresholds;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Real networks and videos; skipped where the shared test material is absent. */
@Tag("material")
class CalibrateIT {
  private static final List<String> VIDEOS =
      List.of(
          "original-004.mp4,real",
          "original-519.mp4,real",
          "Deepfakes-519_515.mp4,fake",
          "NeuralTextures-004_982.mp4,fake");

  @TempDir Path folder;
  private Path models = Path.of("");
  private Path table = Path.of("");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void makeModels() throws IOException {
    String named = System.getenv("DEEPWARE_SHARED");
    Path shared =
        named != null
            ? Path.of(named)
            : Path.of(System.getProperty("deepware.root", "../..")).resolve("../shared");
    shared = shared.toAbsolutePath().normalize();
    assumeTrue(Files.isDirectory(shared), "no shared test material in " + shared);
    models = Files.createDirectory(folder.resolve("calibrated"));
    Files.write(
        models.resolve("models.properties"),
        List.of(
            "detector.file = " + shared.resolve("models/yunet.onnx"),
            "embedder.file = " + shared.resolve("models/face-reidentification-retail-0095.onnx"),
            "predictor.file = " + shared.resolve("models/meso4.onnx")));
    List<String> lines = new ArrayList<>(List.of("file,label"));
    for (String video : VIDEOS) {
      lines.add(shared.resolve("videos/labelled") + "/" + video);
    }
    table = Files.write(folder.resolve("videos.csv"), lines);
  }

  private int run(Object command, Object... arguments) {
    out.reset();
    List<String> all =
        new ArrayList<>(
            List.of(
                "--models",
                models.toString(),
                "--cache",
                folder.resolve("cache").toString(),
                "--fps",
                "1",
                "--json",
                table.toString()));
    Arrays.stream(arguments).map(Object::toString).forEach(all::add);
    Terminal terminal = new Terminal(out, err, false, 80);
    CommandLine line = new CommandLine(command);
    return Commands.configure(line, terminal).execute(all.toArray(String[]::new));
  }

  private Terminal terminal() {
    return new Terminal(out, err, false, 80);
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(out.toString(UTF_8));
  }

  @Test
  void whatItKeepsIsWhatTheModelThenSaysAndDoes() throws IOException {
    EvaluateCommand evaluate = new EvaluateCommand(terminal(), ModelSteps::open);
    assertThat(run(evaluate)).as(err.toString(UTF_8)).isZero();
    JsonNode before = json();
    assertThat(before).hasSize(3);
    assertThat(before.get(2).get("level").asText()).isEqualTo("video");
    assertThat(before.get(2).get("real").asInt()).isEqualTo(2);
    assertThat(before.get(2).get("threshold").asDouble()).isEqualTo(0.5);

    assertThat(run(new CalibrateCommand(terminal(), ModelSteps::open), "--rate", 0.5)).isZero();
    JsonNode found = json();
    DecisionThresholds thresholds =
        new DecisionThresholds(
            found.get("thresholds").get("real").asDouble(),
            found.get("thresholds").get("fake").asDouble());
    try (OnnxModels opened = OnnxModels.open(models, Device.cpu())) {
      assertThat(opened.predictor().thresholds()).isEqualTo(Optional.of(thresholds));
      assertThat(opened.temperatures().get("predictor"))
          .isCloseTo(found.get("temperature").asDouble(1), within(1e-4));
    }

    assertThat(run(new EvaluateCommand(terminal(), ModelSteps::open))).isZero();
    assertThat(json().get(2).get("threshold").asDouble()).isEqualTo(thresholds.fake());
  }
}
