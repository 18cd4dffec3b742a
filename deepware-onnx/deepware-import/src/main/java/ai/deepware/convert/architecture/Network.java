package ai.deepware.convert.architecture;

import ai.deepware.convert.graph.OnnxModel;
import java.util.Map;
import java.util.Optional;

/**
 * A network that is ready to be written.
 *
 * @param architecture its name, such as {@code efficientnet-b7}
 * @param fileName the only name (without {@code .onnx}) under which it makes sense, empty if any
 *     name will do
 * @param model the graph
 * @param metadata what the file shall say of itself, keys with their prefix {@code deepware.}
 * @since 0.1
 */
public record Network(
    String architecture, Optional<String> fileName, OnnxModel model, Map<String, String> metadata) {
  /** Copies the metadata. */
  public Network {
    metadata = Map.copyOf(metadata);
  }
}
