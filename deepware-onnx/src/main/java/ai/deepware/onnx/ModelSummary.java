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
 * What is known of a network before it is used.
 *
 * @param info role, file and checksum
 * @param inputSize width and height of its input in pixels, such as {@code 380x380}, or {@code any}
 * @param metadata what the file says of itself, and {@code models.properties} and the list of known
 *     files of it
 */
public record ModelSummary(ModelInfo info, String inputSize, ModelMetadata metadata) {

  /**
   * Describes all networks of a directory, laid out as {@link OnnxModels} has it. Each is opened on
   * the processor, and closed again.
   *
   * @param directory where the networks are
   * @return the networks in order of their names, empty if there are none
   * @throws ModelException if the directory does not exist, or a file is no network, or one for
   *     another role than its name says
   * @throws IllegalStateException if ONNX Runtime is not on the class path or cannot be loaded
   */
  public static List<ModelSummary> ofDirectory(Path directory) {
    return of(ModelDirectory.read(directory));
  }

  /**
   * Describes the networks that this library brings.
   *
   * @return the networks
   * @throws ModelException if the artifact {@code deepware-models} is missing
   * @throws IllegalStateException if ONNX Runtime is not on the class path or cannot be loaded
   */
  public static List<ModelSummary> bundled() {
    return of(Arrays.stream(BundledModel.values()).map(ModelEntry::of).toList());
  }

  private static List<ModelSummary> of(List<ModelEntry> entries) {
    OnnxRuntimeLibrary.check();
    List<ModelSummary> summaries = new ArrayList<>();
    for (ModelEntry entry : entries) {
      summaries.add(entry.open(OnnxOptions.on(Device.cpu()), ModelSummary::closing));
    }
    return List.copyOf(summaries);
  }

  private static ModelSummary closing(Network network, ModelMetadata metadata) {
    try (network) {
      return new ModelSummary(network.info(), size(network.inputShape()), metadata);
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
}
