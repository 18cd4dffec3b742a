package ai.deepware.convert.architecture;

import java.util.Arrays;
import java.util.Optional;

/**
 * What stands between the features and the two logits of a GenD model.
 *
 * @since 0.1
 */
public enum Head {
  /** A linear layer; {@code linear} in the model's config.json. */
  LINEAR("linear"),
  /** A linear layer on features of length 1; {@code LinearNorm} in the model's config.json. */
  LINEAR_NORM("LinearNorm");

  private final String configName;

  Head(String configName) {
    this.configName = configName;
  }

  /** {@return the name that the model's config.json gives it} */
  public String configName() {
    return configName;
  }

  /**
   * Looks up a name of a config.json.
   *
   * @param name such as {@code LinearNorm}; case matters
   * @return the head, empty if there is none of that name
   */
  public static Optional<Head> of(String name) {
    return Arrays.stream(values()).filter(head -> head.configName.equals(name)).findFirst();
  }
}
