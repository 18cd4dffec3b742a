package ai.deepware.onnx;

import ai.deepware.ModelException;
import ai.deepware.face.FaceImage;
import ai.deepware.face.Prediction;
import ai.deepware.model.ModelInfo;
import ai.deepware.onnx.internal.runtime.Network;
import ai.deepware.predict.DecisionThresholds;
import ai.deepware.predict.FacePredictor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Predicts P(fake) with any network that is described by its metadata ({@link ModelMetadata}):
 * planes or pixels, one logit, two logits or a probability. Safe to use from several threads;
 * whoever opens it closes it.
 *
 * @since 0.1
 */
public final class OnnxFacePredictor implements FacePredictor, AutoCloseable {
  private final FaceNetwork network;
  private final FakeOutput output;
  private final Optional<DecisionThresholds> thresholds;

  OnnxFacePredictor(Network network, ModelMetadata metadata) {
    this.network = new FaceNetwork(network, metadata);
    this.output = new FakeOutput(network.name(), metadata);
    this.thresholds = thresholds(network, metadata);
  }

  private static Optional<DecisionThresholds> thresholds(Network network, ModelMetadata metadata) {
    Optional<Double> real = metadata.number(MetadataKeys.LEVELS_REAL, -1, 1);
    Optional<Double> fake = metadata.number(MetadataKeys.LEVELS_FAKE, -1, 1);
    if (real.isEmpty() && fake.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new DecisionThresholds(
              real.orElse(DecisionThresholds.STANDARD.real()),
              fake.orElse(DecisionThresholds.STANDARD.fake())));
    } catch (IllegalArgumentException e) {
      throw new ModelException(network.name(), String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Opens a model.
   *
   * @param model where it is, and what it does not say of itself
   * @param options device, threads, batches
   * @return the predictor, which the caller closes
   * @throws ModelException if the file is no model that can be used
   */
  public static OnnxFacePredictor open(ModelSource model, OnnxOptions options) {
    return ModelEntry.of("predictor", model).open(options, OnnxFacePredictor::new);
  }

  /**
   * {@inheritDoc}
   *
   * @throws ModelException if the network answers with NaN, infinity, numbers that are no
   *     probability where one is promised, or the wrong number of rows
   */
  @Override
  public List<Prediction> predict(List<FaceImage> faces) {
    return network.run(faces).stream()
        .map(values -> Prediction.ofLogit(output.logit(values)))
        .toList();
  }

  /** {@return the batch of the options, else 1 on a CPU and the usual batch on a GPU} */
  @Override
  public int preferredBatch() {
    return network.preferredBatch();
  }

  @Override
  public Optional<DecisionThresholds> thresholds() {
    return thresholds;
  }

  @Override
  public List<ModelInfo> models() {
    return network.network().infos();
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = network.settings();
    settings.put("temperature", Double.toString(output.temperature()));
    return settings;
  }

  /** {@return what the logit is divided by, 1 for a model that was not calibrated} */
  public double temperature() {
    return output.temperature();
  }

  @Override
  public void close() {
    network.close();
  }
}
