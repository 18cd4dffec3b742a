package ai.deepware.command.evaluate;

import ai.deepware.command.cli.FileNames;
import ai.deepware.face.FaceDetector;
import ai.deepware.ffmpeg.FfmpegFrameSource;
import ai.deepware.frame.FrameSource;
import ai.deepware.identity.FaceEmbedder;
import ai.deepware.model.Reproducible;
import ai.deepware.onnx.OnnxModels;
import ai.deepware.onnx.OnnxOptions;
import ai.deepware.predict.DecisionThresholds;
import ai.deepware.predict.FacePredictor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The steps of a scan with the networks of one directory, opened. Whoever opens it closes it.
 *
 * @param name the model's name in reports
 * @param frames reads videos
 * @param detector finds faces
 * @param predictor judges them
 * @param embedder tells persons apart
 * @param temperatures what each predictor's logits are divided by, by its name in {@code
 *     models.properties}
 * @param closing releases everything
 */
public record ModelSteps(
    String name,
    FrameSource frames,
    FaceDetector detector,
    FacePredictor predictor,
    FaceEmbedder embedder,
    Map<String, Double> temperatures,
    Runnable closing)
    implements AutoCloseable {
  private static final double DEFAULT_THRESHOLD = 0.5;

  /** Opens models. */
  @FunctionalInterface
  public interface Factory {
    /**
     * Opens a model.
     *
     * @param directory of its networks, empty for those that the library brings
     * @param options how networks run
     * @param decoderThreads threads of one decoder, 0 for as many as FFmpeg chooses
     * @return the model, which the caller closes
     * @throws RuntimeException if it cannot be opened
     */
    ModelSteps open(Optional<Path> directory, OnnxOptions options, int decoderThreads);
  }

  /**
   * Opens a model with FFmpeg and ONNX Runtime.
   *
   * @param directory of its networks, empty for those that the library brings
   * @param options how networks run
   * @param decoderThreads threads of one decoder, 0 for as many as FFmpeg chooses
   * @return the model, which the caller closes
   * @throws RuntimeException if it cannot be opened; nothing stays open then
   */
  public static ModelSteps open(Optional<Path> directory, OnnxOptions options, int decoderThreads) {
    OnnxModels models =
        directory
            .map(path -> OnnxModels.open(path, options))
            .orElseGet(() -> OnnxModels.bundled(options));
    try {
      return new ModelSteps(
          name(directory),
          FfmpegFrameSource.builder().threads(decoderThreads).build(),
          models.detector(),
          models.predictor(),
          models.embedder(),
          models.temperatures(),
          models::close);
    } catch (RuntimeException e) {
      models.close();
      throw e;
    }
  }

  private static String name(Optional<Path> directory) {
    return directory
        .map(path -> path.toAbsolutePath().normalize().getFileName())
        .map(FileNames::name)
        .orElse("bundled");
  }

  /** {@return the thresholds of the verdicts} */
  public DecisionThresholds thresholds() {
    return predictor.thresholds().orElse(DecisionThresholds.STANDARD);
  }

  /** {@return the threshold for FAKE that the model brings, else 0.5} */
  public double threshold() {
    return predictor.thresholds().map(DecisionThresholds::fake).orElse(DEFAULT_THRESHOLD);
  }

  /** {@return everything but the thresholds that what a model sees depends on, in one text} */
  public String fingerprint() {
    StringBuilder text = new StringBuilder("distance=" + embedder.clusterDistance());
    for (Reproducible step : List.of(frames, detector, predictor, embedder)) {
      step.models().forEach(model -> text.append('\n').append(model.sha256()));
      // Some maps have another order in each process.
      new TreeMap<>(step.settings())
          .forEach((key, value) -> text.append('\n').append(key).append('=').append(value));
    }
    return text.toString();
  }

  /**
   * Replaces the first step.
   *
   * @param other reads videos
   * @return the same model, which need not be closed as well
   */
  public ModelSteps reading(FrameSource other) {
    return new ModelSteps(name, other, detector, predictor, embedder, temperatures, () -> {});
  }

  @Override
  public void close() {
    closing.run();
  }
}
