package ai.deepware.onnx;

import ai.deepware.ModelException;
import ai.deepware.model.ModelInfo;
import ai.deepware.onnx.internal.runtime.Network;
import ai.deepware.onnx.internal.runtime.OnnxRuntimeLibrary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is known of a network before it is used. Immutable.
 *
 * @since 0.1
 */
public final class ModelSummary {
  private final ModelInfo info;
  private final String inputSize;
  private final ModelMetadata metadata;
  private final ModelSource source;

  private ModelSummary(
      ModelInfo info, String inputSize, ModelMetadata metadata, ModelSource source) {
    this.info = info;
    this.inputSize = inputSize;
    this.metadata = metadata;
    this.source = source;
  }

  /**
   * Describes all networks of a directory, laid out as {@link OnnxModels} has it. Each is opened on
   * the processor, and closed again.
   *
   * @param directory where the networks are
   * @return the networks in order of their names, empty if there are none
   * @throws ModelException if the directory does not exist, or a file is no network, or one for
   *     another role than its name says
   * @throws ai.deepware.DeepwareException if ONNX Runtime is not on the class path or cannot be
   *     loaded
   */
  public static List<ModelSummary> ofDirectory(Path directory) {
    return of(ModelDirectory.read(directory));
  }

  /**
   * Describes the networks that this library brings.
   *
   * @return the networks
   * @throws ModelException if the artifact {@code deepware-models} is missing
   * @throws ai.deepware.DeepwareException if ONNX Runtime is not on the class path or cannot be
   *     loaded
   */
  public static List<ModelSummary> bundled() {
    return of(Arrays.stream(BundledModel.values()).map(ModelEntry::of).toList());
  }

  private static List<ModelSummary> of(List<ModelEntry> entries) {
    OnnxRuntimeLibrary.check();
    List<ModelSummary> summaries = new ArrayList<>();
    for (ModelEntry entry : entries) {
      summaries.add(
          entry.open(
              OnnxOptions.on(Device.cpu()),
              (network, metadata) -> closing(network, metadata, entry.source())));
    }
    return List.copyOf(summaries);
  }

  private static ModelSummary closing(Network network, ModelMetadata metadata, ModelSource source) {
    try (network) {
      return new ModelSummary(network.info(), size(network.inputShape()), metadata, source);
    }
  }

  private static String size(long[] shape) {
    if (shape.length != 4) {
      return "any";
    }
    boolean pixels = shape[3] == 3 && shape[1] != 3;
    long height = shape[pixels ? 1 : 2];
    long width = shape[pixels ? 2 : 3];
    return width > 0 && height > 0 ? width + "x" + height : "any";
  }

  /** {@return role, file and checksum} */
  public ModelInfo info() {
    return info;
  }

  /** {@return width and height of its input in pixels, such as {@code 380x380}, or {@code any}} */
  public String inputSize() {
    return inputSize;
  }

  /**
   * {@return what the file says of itself, and {@code models.properties} and the list of known
   * files of it}
   */
  public ModelMetadata metadata() {
    return metadata;
  }

  /** {@return where it is} */
  public ModelSource source() {
    return source;
  }

  /** {@return the network's role, file and input} */
  @Override
  public String toString() {
    return info.role() + " " + info.file() + " " + inputSize;
  }
}
