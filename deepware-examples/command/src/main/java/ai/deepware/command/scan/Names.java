package ai.deepware.command.scan;

import java.util.Locale;

/** Names of constants as JSON has them. */
final class Names {
  private Names() {}

  /** {@code IDENTITY_STRATEGY} becomes {@code identityStrategy}. */
  static String camelCase(Enum<?> constant) {
    StringBuilder name = new StringBuilder();
    for (String word : constant.name().toLowerCase(Locale.ROOT).split("_", -1)) {
      name.append(
          name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return name.toString();
  }
}
