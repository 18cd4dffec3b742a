package ai.deepware.onnx;

import ai.deepware.ModelException;
import ai.deepware.face.FaceDetector;
import ai.deepware.identity.FaceEmbedder;
import ai.deepware.model.ModelInfo;
import ai.deepware.onnx.internal.runtime.Closing;
import ai.deepware.onnx.internal.runtime.Network;
import ai.deepware.onnx.internal.runtime.OnnxRuntimeLibrary;
import ai.deepware.predict.FacePredictor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Models, opened: those of the artifact {@code deepware-models} ({@link #bundled}), those of a
 * directory ({@link #open}), or any others ({@link #builder}).
 *
 * <p>A directory holds {@code detector.onnx}, {@code embedder.onnx} and {@code predictor.onnx}. In
 * place of {@code detector.onnx}, {@code pnet.onnx}, {@code rnet.onnx} and {@code onet.onnx} are an
 * MTCNN. Files may be links. What a file does not say of itself in its metadata ({@link
 * MetadataKeys}), or a file that lies elsewhere, is told in an optional text file {@code
 * models.properties} in the directory:
 *
 * <pre>
 * detector.file = ../shared/yunet.onnx
 * detector.threshold = 0.7
 * predictor.file = first.onnx, /models/second.onnx
 * predictor.input.layout = NHWC
 * predictor.2.temperature = 1.5
 * </pre>
 *
 * <p>Several predictors are an ensemble, the mean of their logits. They are named, as above; what
 * else lies in the directory does not join. What is said of {@code predictor} holds for all of
 * them, what is said of {@code predictor.2} for the second one.
 *
 * <p>Safe to use from several threads. Whoever opens it closes it, after the scanners that use it
 * are done; closing twice does nothing.
 *
 * @since 0.1
 */
public final class OnnxModels implements AutoCloseable {
  private final String origin;
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final List<ModelInfo> infos = new ArrayList<>();
  private final List<OnnxFacePredictor> predictors = new ArrayList<>();
  private final Map<String, Double> temperatures = new LinkedHashMap<>();
  private @Nullable FaceDetector detector;
  private @Nullable FaceEmbedder embedder;

  private OnnxModels(String origin) {
    this.origin = origin;
  }

  /** {@return a builder, for options of each network and models from anywhere} */
  public static OnnxModelsBuilder builder() {
    return new OnnxModelsBuilder();
  }

  /**
   * Opens the networks of {@code deepware-models}, with default options.
   *
   * @param device where they run
   * @return the models
   * @throws ModelException if the artifact {@code deepware-models} is missing, or one cannot be
   *     used; nothing stays open then
   * @throws ai.deepware.DeepwareException if ONNX Runtime is not on the class path or cannot be
   *     loaded
   */
  public static OnnxModels bundled(Device device) {
    return bundled(OnnxOptions.on(device));
  }

  /**
   * Opens the networks of {@code deepware-models}: see {@link BundledModel}.
   *
   * @param options of all of them
   * @return the models
   * @throws ModelException if the artifact {@code deepware-models} is missing, or one cannot be
   *     used; nothing stays open then
   * @throws ai.deepware.DeepwareException if ONNX Runtime is not on the class path or cannot be
   *     loaded
   */
  public static OnnxModels bundled(OnnxOptions options) {
    return builder().bundled().options(options).open();
  }

  /**
   * Opens all models of a directory with default options.
   *
   * @param directory where the models are
   * @param device where they run
   * @return the models
   * @throws ModelException if there is none, or one cannot be used; nothing stays open then
   * @throws ai.deepware.DeepwareException if ONNX Runtime is not on the class path or cannot be
   *     loaded
   */
  public static OnnxModels open(Path directory, Device device) {
    return open(directory, OnnxOptions.on(device));
  }

  /**
   * Opens all models of a directory.
   *
   * @param directory where the models are
   * @param options of all of them
   * @return the models
   * @throws ModelException if there is none, or one cannot be used; nothing stays open then
   * @throws ai.deepware.DeepwareException if ONNX Runtime is not on the class path or cannot be
   *     loaded
   */
  public static OnnxModels open(Path directory, OnnxOptions options) {
    return builder().directory(directory).options(options).open();
  }

  /** Opens models, each with the options of its role. */
  static OnnxModels open(
      String origin, List<ModelEntry> entries, Function<String, OnnxOptions> options) {
    OnnxRuntimeLibrary.check();
    OnnxModels models = new OnnxModels(origin);
    try {
      models.addDetector(entries, options.apply("detector"));
      entries.forEach(entry -> models.add(entry, options.apply(entry.role())));
      return models;
    } catch (RuntimeException | Error e) {
      Closing.closeAll(models.opened, e);
      throw e;
    }
  }

  private void addDetector(List<ModelEntry> entries, OnnxOptions options) {
    List<ModelEntry> mtcnn = new ArrayList<>();
    for (String stem : ModelDirectory.MTCNN) {
      entries.stream().filter(entry -> entry.stem().equals(stem)).forEach(mtcnn::add);
    }
    if (!mtcnn.isEmpty()) {
      List<String> stems = mtcnn.stream().map(ModelEntry::stem).toList();
      if (mtcnn.size() < ModelDirectory.MTCNN.size()) {
        throw new ModelException(
            origin, "MTCNN is three files, pnet, rnet and onet; there is " + stems);
      }
      if (entries.stream().anyMatch(entry -> entry.stem().equals("detector"))) {
        throw new ModelException(
            origin, "there are two detectors, detector.onnx and MTCNN's " + stems);
      }
      MtcnnDetector opening = MtcnnDetector.open(mtcnn, options);
      opened.add(opening);
      infos.addAll(opening.models());
      detector = opening;
    }
  }

  private void add(ModelEntry entry, OnnxOptions options) {
    if (entry.stem().equals("detector")) {
      detector = add(entry, options, YuNetDetector::new);
    } else if (entry.role().equals("embedder")) {
      embedder = add(entry, options, OnnxFaceEmbedder::new);
    } else if (entry.role().equals("predictor")) {
      OnnxFacePredictor predictor = add(entry, options, OnnxFacePredictor::new);
      predictors.add(predictor);
      temperatures.put(entry.stem(), predictor.temperature());
    }
  }

  private <T extends AutoCloseable> T add(
      ModelEntry entry, OnnxOptions options, BiFunction<Network, ModelMetadata, T> maker) {
    T model = entry.open(options, maker);
    opened.add(model);
    infos.addAll(entry.file().infos(entry.role()));
    return model;
  }

  /**
   * {@return the detector}
   *
   * @throws ModelException if there is none
   */
  public FaceDetector detector() {
    return present(detector, "detector");
  }

  /**
   * {@return the embedder}
   *
   * @throws ModelException if there is none
   */
  public FaceEmbedder embedder() {
    return present(embedder, "embedder");
  }

  /**
   * {@return the predictor; of several files their ensemble}
   *
   * @throws ModelException if there is none
   */
  public FacePredictor predictor() {
    FacePredictor predictor =
        predictors.size() > 1
            ? FacePredictor.ensemble(predictors)
            : predictors.isEmpty() ? null : predictors.get(0);
    return present(predictor, "predictor");
  }

  private <T> T present(@Nullable T model, String role) {
    if (model == null) {
      throw new ModelException(
          origin,
          "no %1$s there: put %1$s.onnx into it, or %1$s.file = PATH into its %2$s"
              .formatted(role, ModelMetadata.DESCRIPTION));
    }
    return model;
  }

  /** {@return the models that were opened, in order of their roles} */
  public List<ModelInfo> models() {
    return List.copyOf(infos);
  }

  /**
   * {@return what the logits of each predictor are divided by, by the name that the predictor has
   * in {@code models.properties}: {@code predictor}, or {@code predictor.1} and so on}
   */
  public Map<String, Double> temperatures() {
    return Map.copyOf(temperatures);
  }

  @Override
  public void close() {
    Closing.closeAll(opened);
  }
}
