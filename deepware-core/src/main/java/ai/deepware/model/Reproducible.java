package ai.deepware.model;

import java.util.List;
import java.util.Map;

/**
 * What every step can say of itself, so that a result can be reproduced. A step written as a lambda
 * says nothing, which is allowed.
 *
 * @since 0.1
 */
public interface Reproducible {
  /** {@return the model files that this step uses, empty by default} */
  default List<ModelInfo> models() {
    return List.of();
  }

  /**
   * {@return this step's settings by name, in a stable order, empty by default; the scanner puts
   * the step's name before each}
   */
  default Map<String, String> settings() {
    return Map.of();
  }
}
