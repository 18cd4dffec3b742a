package ai.deepware.onnx;

import ai.deepware.ModelException;
import ai.deepware.annotation.CanIgnoreReturnValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens models, each from where it is and with options of its own. Not for several threads.
 *
 * <p>Defaults: no models, until {@link #bundled} or {@link #directory} gives some; the options of
 * {@link OnnxOptions} for each.
 *
 * <pre>{@code
 * OnnxModels models =
 *     OnnxModels.builder()
 *         .bundled()
 *         .detector(options -> options.threads(1))
 *         .predictor(options -> options.device(Device.cuda(0)).batch(32))
 *         .predictor(ModelSource.of(Path.of("/models/own.onnx")))
 *         .open();
 * }</pre>
 *
 * @since 0.1
 */
public final class OnnxModelsBuilder {
  private static final String DETECTOR = "detector";
  private static final String EMBEDDER = "embedder";
  private static final String PREDICTOR = "predictor";

  private @Nullable Supplier<List<ModelEntry>> base;
  private String origin = "models";
  private OnnxOptions common = OnnxOptions.builder().build();
  private final Map<String, Consumer<OnnxOptions.Builder>> changes = new HashMap<>();
  private final Map<String, List<ModelSource>> own = new HashMap<>();

  OnnxModelsBuilder() {}

  /**
   * Takes the networks of the artifact {@code deepware-models}: see {@link BundledModel}.
   *
   * @return this builder
   */
  @CanIgnoreReturnValue
  public OnnxModelsBuilder bundled() {
    origin = "bundled";
    base = () -> Arrays.stream(BundledModel.values()).map(ModelEntry::of).toList();
    return this;
  }

  /**
   * Takes the models of a directory, laid out as {@link OnnxModels} has it.
   *
   * @param directory where the models are
   * @return this builder
   */
  @CanIgnoreReturnValue
  public OnnxModelsBuilder directory(Path directory) {
    origin = directory.toString();
    base = () -> read(directory);
    return this;
  }

  private static List<ModelEntry> read(Path directory) {
    List<ModelEntry> entries = ModelDirectory.read(directory);
    if (entries.isEmpty()) {
      throw new ModelException(
          directory.toString(),
          "no models there: detector.onnx, embedder.onnx and predictor.onnx are missing, and no "
              + ModelMetadata.DESCRIPTION
              + " says where they are");
    }
    return entries;
  }

  /**
   * Takes this detector, a YuNet, in place of any other.
   *
   * @param model where it is
   * @return this builder
   */
  @CanIgnoreReturnValue
  public OnnxModelsBuilder detector(ModelSource model) {
    return own(DETECTOR, model);
  }

  /**
   * Takes this embedder in place of any other.
   *
   * @param model where it is
   * @return this builder
   */
  @CanIgnoreReturnValue
  public OnnxModelsBuilder embedder(ModelSource model) {
    return own(EMBEDDER, model);
  }

  /**
   * Takes these predictors in place of any others.
   *
   * @param models where they are; several are an ensemble, the mean of their logits
   * @return this builder
   * @throws IllegalArgumentException if there is none
   */
  @CanIgnoreReturnValue
  public OnnxModelsBuilder predictor(ModelSource... models) {
    if (models.length == 0) {
      throw new IllegalArgumentException("no predictor was given");
    }
    return own(PREDICTOR, models);
  }

  @CanIgnoreReturnValue
  private OnnxModelsBuilder own(String role, ModelSource... models) {
    own.put(role, List.of(models));
    return this;
  }

  /**
   * Sets the options of all networks; those of a role are changes to them.
   *
   * @param options device, threads, batches
   * @return this builder
   */
  @CanIgnoreReturnValue
  public OnnxModelsBuilder options(OnnxOptions options) {
    common = Objects.requireNonNull(options, "options");
    return this;
  }

  /**
   * Changes the options of the detector.
   *
   * @param change what differs from the options of all
   * @return this builder
   */
  @CanIgnoreReturnValue
  public OnnxModelsBuilder detector(Consumer<OnnxOptions.Builder> change) {
    return change(DETECTOR, change);
  }

  /**
   * Changes the options of the embedder.
   *
   * @param change what differs from the options of all
   * @return this builder
   */
  @CanIgnoreReturnValue
  public OnnxModelsBuilder embedder(Consumer<OnnxOptions.Builder> change) {
    return change(EMBEDDER, change);
  }

  /**
   * Changes the options of the predictor, of each where there are several.
   *
   * @param change what differs from the options of all
   * @return this builder
   */
  @CanIgnoreReturnValue
  public OnnxModelsBuilder predictor(Consumer<OnnxOptions.Builder> change) {
    return change(PREDICTOR, change);
  }

  @CanIgnoreReturnValue
  private OnnxModelsBuilder change(String role, Consumer<OnnxOptions.Builder> change) {
    changes.merge(role, change, Consumer::andThen);
    return this;
  }

  /**
   * Opens the models.
   *
   * @return the models, which the caller closes
   * @throws ModelException if there is none, or one cannot be used, or the artifact {@code
   *     deepware-models} is missing; nothing stays open then
   * @throws IllegalStateException if no model was given
   * @throws ai.deepware.DeepwareException if ONNX Runtime is not on the class path or cannot be
   *     loaded
   */
  public OnnxModels open() {
    if (base == null && own.isEmpty()) {
      throw new IllegalStateException("no models: call bundled(), directory(...) or name some");
    }
    List<ModelEntry> entries = new ArrayList<>(base == null ? List.of() : base.get());
    entries.removeIf(entry -> own.containsKey(entry.role()));
    for (String role : List.of(DETECTOR, EMBEDDER, PREDICTOR)) {
      List<ModelSource> models = own.getOrDefault(role, List.of());
      for (int i = 0; i < models.size(); i++) {
        entries.add(ModelEntry.of(ModelEntry.stem(role, i, models.size()), role, models.get(i)));
      }
    }
    return OnnxModels.open(origin, entries, this::options);
  }

  private OnnxOptions options(String role) {
    OnnxOptions.Builder builder = common.toBuilder();
    changes.getOrDefault(role, unchanged -> {}).accept(builder);
    return builder.build();
  }
}
