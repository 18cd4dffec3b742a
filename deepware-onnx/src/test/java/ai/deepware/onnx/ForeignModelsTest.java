package ai.deepware.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.deepware.ModelException;
import ai.deepware.face.Box;
import ai.deepware.face.Detection;
import ai.deepware.face.FaceImage;
import ai.deepware.face.Landmarks;
import ai.deepware.frame.Frame;
import ai.deepware.image.PixelImage;
import ai.deepware.onnx.internal.runtime.ModelFile;
import ai.deepware.onnx.internal.runtime.Network;
import ai.deepware.predict.DecisionThresholds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks of others: their outputs are read as they describe themselves, or refused by name. */
class ForeignModelsTest {
  /** Of one color: red 10, green 20, blue 30. */
  static final List<FaceImage> FACE = List.of(face(0x0A141E));

  private static final float[][] CHANNELS = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};

  @TempDir Path folder;

  private static FaceImage face(int color) {
    Detection detection =
        Detection.of(
            new Box(10, 10, 20, 20), Landmarks.of(15, 16, 25, 16, 20, 20, 16, 25, 24, 25), 0.9);
    return new FaceImage(Frame.of(0, PixelImage.filled(40, 40, color)), detection);
  }

  private OnnxModels open() {
    return OnnxModels.open(folder, Device.cpu());
  }

  private double predict(TinyModel model) throws IOException {
    model.write(folder.resolve("predictor.onnx"));
    try (OnnxModels models = open()) {
      return models.predictor().predict(FACE).get(0).fakeProbability();
    }
  }

  private void assertRefused(ThrowingCallable call, String... says) {
    assertThatThrownBy(call)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("predictor")
        .hasMessageContainingAll(says);
  }

  private static double sigmoid(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  @Test
  void aLogitIsReadAsSuch() throws IOException {
    TinyModel model = new TinyModel().with("input.mean", "8");

    assertThat(predict(model)).isCloseTo(sigmoid(2), within(1e-6));
    assertThat(predict(model.with("temperature", "4"))).isCloseTo(sigmoid(0.5), within(1e-6));
    assertThat(predict(model.with("output.fake", "inverted")))
        .isCloseTo(sigmoid(-0.5), within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({"0, -2", "1, 2", "'', 2"})
  void twoLogitsAreReadByTheIndexOfFake(String fake, double logit) throws IOException {
    TinyModel model =
        new TinyModel()
            .with("output.kind", "two-logits")
            .with("output.fake", fake)
            .with("input.std", "10")
            .weights(new float[] {1, 3}, new float[] {0, 0}, new float[] {0, 0})
            .bias(0, 0);

    assertThat(predict(model)).isCloseTo(sigmoid(logit), within(1e-6));
  }

  @Test
  void aProbabilityStaysAsItIs() throws IOException {
    TinyModel model = new TinyModel().with("output.kind", "probability").with("input.std", "40");

    assertThat(predict(model)).isCloseTo(0.25, within(1e-6));
    assertThat(predict(model.with("output.fake", "inverted"))).isCloseTo(0.75, within(1e-6));
    assertRefused(() -> predict(model.bias(2)), "a probability must be in [0,1]");
  }

  @ParameterizedTest
  @CsvSource({"RGB, 0, 1", "RGB, 2, 3", "BGR, 0, 3", "BGR, 1, 2"})
  void channelsComeInTheOrderThatItNames(String order, String index, double logit)
      throws IOException {
    for (long[] shape : new long[][] {{-1, 3, 8, 8}, {-1, 8, 8, 3}, {1, 3, -1, -1}}) {
      TinyModel model =
          new TinyModel()
              .shape(shape)
              .with("input.width", "8")
              .with("input.height", "8")
              .with("input.channels", order)
              .with("input.std", "10")
              .with("output.fake", index)
              .weights(CHANNELS)
              .bias(0, 0, 0);

      assertThat(predict(model)).isCloseTo(sigmoid(logit), within(1e-6));
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void whatIsNoNumberIsRefused(float number) {
    assertRefused(() -> predict(new TinyModel().bias(number)), "output", String.valueOf(number));
  }

  @ParameterizedTest
  @CsvSource({
    "crop, '', crop is missing",
    "crop.margin, '', crop.margin is missing",
    "crop.margin, 0, crop.margin must be a number in (0.0",
    "crop, round, 'one of square, aligned'",
    "crop, aligned, crop.template is missing",
    "input.mean, '', input.mean is missing",
    "input.mean, '1,2', 'finite numbers'",
    "input.std, 0, other than 0",
    "input.width, 9, but the graph has 8",
    "input.channels, RBG, 'one of rgb, bgr'",
    "output.kind, '', output.kind is missing",
    "output.kind, guess, 'one of logit, two-logits, probability'",
    "output.kind, two-logits, do not fit",
    "output.fake, 3, do not fit",
    "output.fake, -1, an integer of",
    "output.name, other, 'one of [output]'",
    "temperature, 0, temperature must be a number",
    "temperature, NaN, temperature must be a number",
    "levels.fake, 1.5, levels.fake must be a number",
    "levels.fake, 0.1, real < fake",
    "role, embedder, 'is for the role embedder, not predictor'",
    "batch, 0, an integer of 1..4096"
  })
  void whatItSaysWronglyOfItselfIsRefusedByName(String key, String value, String says) {
    assertRefused(() -> predict(new TinyModel().with(key, value)), says);
  }

  @Test
  void aGraphOfAnotherShapeIsRefused() {
    assertRefused(
        () -> predict(new TinyModel().shape(-1, 1, 8, 8).weights(new float[] {1})), "3 channels");
    assertRefused(() -> predict(new TinyModel().shape(2, 3, 8, 8)), "a fixed batch of 2");
    assertRefused(
        () -> {
          Files.writeString(folder.resolve("predictor.onnx"), "no model");
          open().close();
        },
        "cannot be opened as an ONNX model");
  }

  /** 4,096 faces of 256x256 pixels are 3 GiB. */
  @Test
  void aBatchThatNoBufferHoldsIsRefused() throws IOException {
    Path file = new TinyModel().shape(-1, 3, -1, -1).write(folder.resolve("predictor.onnx"));

    try (Network network =
        Network.open(ModelFile.of(file), "predictor", OnnxOptions.on(Device.cpu()).session())) {
      assertRefused(
          () -> network.run(new long[] {4096, 3, 256, 256}, List.of("output"), to -> {}),
          "larger than 2 GiB");
    }
  }

  @Test
  void aDescriptionBesideItWins() throws IOException {
    new TinyModel().with("temperature", "1").write(folder.resolve("predictor.onnx"));
    Files.writeString(
        folder.resolve("models.properties"), "predictor.temperature = 10\npredictor.batch = 3\n");

    try (OnnxModels models = open()) {
      assertThat(models.predictor().predict(FACE).get(0).fakeProbability())
          .isCloseTo(sigmoid(1), within(1e-6));
      assertThat(models.predictor().settings())
          .containsEntry("batch", "3")
          .containsEntry("temperature", "10.0")
          .hasEntrySatisfying("runtime", said -> assertThat(said).startsWith("ONNX Runtime 1."));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "predictor.temprature = 2, unknown key: predictor.temprature",
    "predictor-2.batch = 2, unknown key: predictor-2.batch",
    "predictor.2.batch = 2, describes predictor.2",
    "predictor.2.file = a.onnx, unknown key: predictor.2.file",
    "embedder.batch = 2, describes embedder",
    "'detector.file = a.onnx, b.onnx', only predictors can be an ensemble",
    "predictor.file = none.onnx, there is no such file",
    "nose.batch = 1, unknown key: nose.batch",
    "predictor.batch = \\u00, is no properties file"
  })
  void aDescriptionThatCannotBeIsRefused(String line, String says) throws IOException {
    new TinyModel().write(folder.resolve("predictor.onnx"));
    Files.writeString(folder.resolve("models.properties"), line);

    assertThatThrownBy(this::open).isInstanceOf(ModelException.class).hasMessageContaining(says);
  }

  @Test
  void severalPredictorsAreTheMeanOfTheirLogitsAndOfTheirLevels() throws IOException {
    new TinyModel().bias(-8).write(folder.resolve("first.onnx"));
    new TinyModel()
        .bias(-18)
        .with("levels.real", "0.2")
        .with("levels.fake", "0.6")
        .write(folder.resolve("second.onnx"));
    Files.writeString(
        folder.resolve("models.properties"),
        """
        predictor.file = first.onnx , second.onnx
        predictor.temperature = 1
        predictor.2.temperature = 2
        """);

    try (OnnxModels models = open()) {
      assertThat(models.predictor().predict(FACE).get(0).fakeProbability())
          .isCloseTo(sigmoid(-1), within(1e-6));
      assertThat(models.predictor().thresholds())
          .contains(
              DecisionThresholds.mean(
                  List.of(DecisionThresholds.STANDARD, new DecisionThresholds(0.2, 0.6))));
      assertThat(models.models())
          .extracting(info -> info.file())
          .containsExactly("first.onnx", "second.onnx");
      assertThat(models.temperatures()).isEqualTo(Map.of("predictor.1", 1.0, "predictor.2", 2.0));
    }
  }

  @Test
  void whatLiesBesideThePredictorDoesNotJoinIt() throws IOException {
    new TinyModel().bias(-9).write(folder.resolve("predictor.onnx"));
    new TinyModel().bias(5).write(folder.resolve("predictor-old.onnx"));

    try (OnnxModels models = open()) {
      assertThat(models.models()).extracting(info -> info.file()).containsExactly("predictor.onnx");
      assertThat(models.predictor().predict(FACE).get(0).fakeProbability())
          .isCloseTo(sigmoid(1), within(1e-6));
    }
  }

  @Test
  void whatIsNotThereIsNamed() throws IOException {
    assertThatThrownBy(this::open)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("no models there");

    new TinyModel().write(folder.resolve("predictor.onnx"));

    try (OnnxModels models = open()) {
      assertThatThrownBy(models::embedder)
          .isInstanceOf(ModelException.class)
          .hasMessageContaining("no embedder there");
    }
    new TinyModel().write(folder.resolve("pnet.onnx"));
    assertThatThrownBy(this::open)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("MTCNN is three files");
  }

  /** Inferences under way end well; what comes after is told that it is too late. */
  @Test
  void closingWaitsForInferencesAndRefusesLaterOnes() throws Exception {
    new TinyModel().write(folder.resolve("predictor.onnx"));
    OnnxModels models = open();
    CountDownLatch running = new CountDownLatch(4);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> ends = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        ends.add(
            threads.submit(
                () -> {
                  int done = 0;
                  try {
                    while (true) {
                      double answer = models.predictor().predict(FACE).get(0).fakeProbability();
                      assertThat(answer).isCloseTo(sigmoid(10), within(1e-6));
                      if (done++ == 5) {
                        running.countDown();
                      }
                    }
                  } catch (IllegalStateException e) {
                    assertThat(e).hasMessageContaining("is closed");
                    return done;
                  }
                }));
      }
      running.await();
      models.close();

      for (Future<Integer> end : ends) {
        assertThat(end.get()).isGreaterThan(5);
      }
      models.close();
    } finally {
      threads.shutdownNow();
    }
  }
}
