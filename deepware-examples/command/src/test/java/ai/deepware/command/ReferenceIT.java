package ai.deepware.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.deepware.command.cli.Terminal;
import ai.deepware.convert.FormulaCheckpoint;
import ai.deepware.convert.SafetensorsFile;
import ai.deepware.face.Box;
import ai.deepware.face.Detection;
import ai.deepware.face.Point;
import ai.deepware.ffmpeg.ColorConversion;
import ai.deepware.ffmpeg.FfmpegFrameSource;
import ai.deepware.frame.Frame;
import ai.deepware.frame.FrameStream;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.VideoInput;
import ai.deepware.onnx.Device;
import ai.deepware.onnx.MetadataKeys;
import ai.deepware.onnx.ModelSource;
import ai.deepware.onnx.MtcnnDetector;
import ai.deepware.onnx.OnnxOptions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference's pipeline, its own MTCNN on its own frames, against what it found. */
@Tag("material")
class ReferenceIT {
  private static final String CLIP = "FaceSwap-634_660";

  @TempDir private static Path models;

  /** What a command printed. */
  private record Printed(int code, String out, String err) {
    List<JsonNode> json() throws IOException {
      List<JsonNode> lines = new ArrayList<>();
      for (String line : out.lines().toList()) {
        lines.add(new ObjectMapper().readTree(line));
      }
      return lines;
    }
  }

  private static Path shared() {
    String variable = System.getenv("DEEPWARE_SHARED");
    Path shared =
        variable == null
            ? Path.of(System.getProperty("deepware.root", "../..")).resolve("../shared")
            : Path.of(variable);
    return shared.toAbsolutePath().normalize();
  }

  private static Printed deepware(Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] texts = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
    int code = Deepware.commandLine(new Terminal(out, err, false, 80)).execute(texts);
    return new Printed(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  @BeforeAll
  static void importMtcnn() {
    Path checkpoint = shared().resolve("models").resolve("mtcnn.pt");
    assumeTrue(Files.exists(checkpoint), "needs " + checkpoint);
    Printed printed = deepware("import", checkpoint, "--output", models);
    assertThat(printed.code()).as(printed.err()).isZero();
    assertThat(models.resolve("pnet.onnx")).exists();
    assertThat(models.resolve("rnet.onnx")).exists();
    assertThat(models.resolve("onet.onnx")).exists();
  }

  private static JsonNode golden(String clip) throws IOException {
    Path file = shared().resolve("golden").resolve("mtcnn-" + clip + ".json");
    assumeTrue(Files.exists(file), "needs " + file);
    return new ObjectMapper().readTree(file.toFile());
  }

  private static Path video(String clip) throws IOException {
    Path file = shared().resolve("videos").resolve(golden(clip).get("clip").asText());
    assumeTrue(Files.exists(file), "needs " + file);
    return file;
  }

  @ParameterizedTest
  @ValueSource(strings = {"FaceSwap-634_660", "crowd", "original-004", "original-634", "shots"})
  void findsTheFacesThatTheReferenceFinds(String clip) throws Exception {
    JsonNode expected = golden(clip).get("frames");
    Worst worst = new Worst();
    // The golden boxes are those before the last threshold.
    try (MtcnnDetector detector =
            MtcnnDetector.open(
                ModelSource.of(models.resolve("pnet.onnx")).with(MetadataKeys.THRESHOLD, "0.001"),
                ModelSource.of(models.resolve("rnet.onnx")),
                ModelSource.of(models.resolve("onet.onnx")),
                OnnxOptions.on(Device.cpu()));
        FrameStream frames =
            FfmpegFrameSource.builder()
                .colors(ColorConversion.REFERENCE)
                .build()
                .open(VideoInput.of(video(clip)), Sampling.reference())) {
      for (JsonNode frame : expected) {
        Frame seen =
            frames.next().orElseThrow(() -> new AssertionError("no frame " + frame.get("index")));
        assertThat(seen.time()).isCloseTo(frame.get("seconds").asDouble(), within(0.005));
        assertThat(seen.image().width()).isEqualTo(frame.get("width").asInt());
        assertThat(seen.image().height()).isEqualTo(frame.get("height").asInt());
        worst.compare(frame, detector.detect(List.of(seen)).get(0));
      }
      assertThat(frames.next()).isEmpty();
    }
    System.out.println(clip + ": " + worst);
    assertThat(worst.corner).isLessThanOrEqualTo(1);
    assertThat(worst.confidence).isLessThanOrEqualTo(0.01);
  }

  /** The largest differences from the golden values. */
  private static final class Worst {
    private int faces;
    private double corner;
    private double landmark;
    private double confidence;

    void compare(JsonNode frame, List<Detection> found) {
      assertThat(found).as("frame " + frame.get("index")).hasSize(frame.get("boxes").size());
      for (int i = 0; i < found.size(); i++) {
        JsonNode box = frame.get("boxes").get(i);
        Detection nearest = found.get(0);
        for (Detection face : found) {
          nearest = distance(face, box) < distance(nearest, box) ? face : nearest;
        }
        faces++;
        corner = Math.max(corner, distance(nearest, box));
        double score = frame.get("confidence").get(i).asDouble();
        confidence = Math.max(confidence, Math.abs(nearest.confidence() - score));
        List<Point> points = nearest.landmarks().orElseThrow().points();
        for (int p = 0; p < points.size(); p++) {
          JsonNode point = frame.get("landmarks").get(i).get(p);
          landmark = Math.max(landmark, Math.abs(points.get(p).x() - point.get(0).asDouble()));
          landmark = Math.max(landmark, Math.abs(points.get(p).y() - point.get(1).asDouble()));
        }
      }
    }

    private static double distance(Detection face, JsonNode corners) {
      Box box = face.box();
      double[] ours = {box.x(), box.y(), box.x() + box.width(), box.y() + box.height()};
      double largest = 0;
      for (int i = 0; i < ours.length; i++) {
        largest = Math.max(largest, Math.abs(ours[i] - corners.get(i).asDouble()));
      }
      return largest;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%d faces, boxes within %.3f px, landmarks %.3f px, confidences %.5f",
          faces,
          corner,
          landmark,
          confidence);
    }
  }

  @Test
  void scansWithTheReferencesPipelineAsAWhole(@TempDir Path folder) throws Exception {
    Path video = video(CLIP);
    addNetwork("inception-resnet-v1", "embedder", 160, folder, models);
    Map<String, Integer> sides = Map.of("efficientnet-b0", 380, "efficientnet-b2", 96);
    List<List<Double>> single = new ArrayList<>();
    for (String network : List.of("efficientnet-b0", "efficientnet-b2")) {
      Path alone = Files.createDirectory(folder.resolve(network));
      copyAll(models, alone);
      addNetwork(network, "predictor", Objects.requireNonNull(sides.get(network)), folder, alone);
      single.add(fakes(scan(alone, video)));
      addNetwork(
          network,
          "predictor-" + network,
          Objects.requireNonNull(sides.get(network)),
          folder,
          models);
    }

    Files.writeString(
        models.resolve("models.properties"),
        "predictor.file = predictor-efficientnet-b0.onnx, predictor-efficientnet-b2.onnx\n");

    JsonNode result = scan(models, video);

    List<Double> expectedTimes = new ArrayList<>();
    golden(CLIP).get("frames").forEach(frame -> expectedTimes.add(frame.get("seconds").asDouble()));
    List<Double> times = new ArrayList<>();
    result.get("sampling").get("timestamps").forEach(time -> times.add(time.asDouble()));
    assertThat(times).hasSameSizeAs(expectedTimes);
    for (int i = 0; i < times.size(); i++) {
      assertThat(times.get(i)).isCloseTo(expectedTimes.get(i), within(0.005));
    }
    assertThat(result.get("facesDetected").asInt()).isEqualTo(golden(CLIP).get("faces").size());
    assertThat(result.get("outcome").asText()).isEqualTo("SCORED");
    List<Double> fakes = fakes(result);
    assertThat(fakes).hasSize(13);
    for (int i = 0; i < fakes.size(); i++) {
      double meanLogit = (logit(single.get(0).get(i)) + logit(single.get(1).get(i))) / 2;
      assertThat(logit(fakes.get(i))).isCloseTo(meanLogit, within(1e-4));
    }
    assertThat(single.get(0).get(0)).isNotEqualTo(single.get(1).get(0));
    assertThat(deepware("models", models).out())
        .contains("pnet.onnx: detector, mtcnn-pnet", "embedder.onnx: embedder, inception-resnet-v1")
        .contains("predictor-efficientnet-b0.onnx: predictor, efficientnet-b0")
        .contains("input    380x380", "margin   1.65", "input    any", "input    160x160");
  }

  private static double logit(double probability) {
    return Math.log(probability / (1 - probability));
  }

  private static JsonNode scan(Path directory, Path video) throws IOException {
    Printed printed = deepware("scan", "--reference", "--json", "--models", directory, video);
    assertThat(printed.code()).as(printed.err()).isZero();
    return printed.json().get(0);
  }

  private static List<Double> fakes(JsonNode result) {
    List<Double> fakes = new ArrayList<>();
    result
        .get("identities")
        .forEach(
            person ->
                person
                    .get("faces")
                    .forEach(face -> fakes.add(face.get("fakeProbability").asDouble())));
    return fakes;
  }

  private static void addNetwork(String network, String name, int side, Path folder, Path directory)
      throws IOException {
    Path weights =
        SafetensorsFile.write(
            folder.resolve(network + ".safetensors"), new FormulaCheckpoint(network, "").tensors());
    Printed printed =
        deepware("import", weights, "--output", directory, "--name", name, "--input-size", side);
    assertThat(printed.code()).as(printed.err()).isZero();
  }

  private static void copyAll(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file :
          files.filter(path -> !path.getFileName().toString().startsWith("pred")).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
