package ai.deepware.onnx;

import ai.deepware.ModelException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What a model file says of itself: its custom metadata under keys that start with {@code
 * deepware.}. Immutable.
 *
 * <p>A file that says nothing of itself, or something wrong, is described in {@code
 * models.properties} beside it, where the same keys stand behind the file's role instead of behind
 * {@code deepware.} ({@link OnnxModels}); what stands there wins. {@link MetadataKeys} lists the
 * keys.
 *
 * @since 0.1
 */
public final class ModelMetadata {
  /** The file beside models that says what they do not say of themselves. */
  static final String DESCRIPTION = "models.properties";

  private final String model;
  private final Map<String, String> values;

  private ModelMetadata(String model, Map<String, String> values) {
    this.model = model;
    this.values = values;
  }

  /**
   * Collects metadata.
   *
   * @param model the model file's name, for error messages
   * @param values keys and values; keys that do not start with {@link MetadataKeys#PREFIX} are left
   *     out
   * @return the metadata
   */
  public static ModelMetadata of(String model, Map<String, String> values) {
    Map<String, String> own = new TreeMap<>();
    values.forEach(
        (key, value) -> {
          if (key.startsWith(MetadataKeys.PREFIX)) {
            own.put(MetadataKeys.current(key), value.strip());
          }
        });
    return new ModelMetadata(model, own);
  }

  /**
   * Lets other values win over these.
   *
   * @param winning keys with their prefix, and values
   * @return the metadata of both
   */
  public ModelMetadata overriddenBy(Map<String, String> winning) {
    Map<String, String> both = new TreeMap<>(values);
    winning.forEach((key, value) -> both.put(MetadataKeys.current(key), value));
    return of(model, both);
  }

  /** {@return all keys, with their prefix, and values in order of the keys} */
  public Map<String, String> values() {
    return new TreeMap<>(values);
  }

  /**
   * Reads a text.
   *
   * @param key one of {@link MetadataKeys}
   * @return the value, empty if there is none
   */
  public Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
  }

  String needed(String key) {
    return text(key).orElseThrow(() -> missing(key));
  }

  ModelException missing(String key) {
    return new ModelException(
        model,
        key
            + " is missing: the file does not describe itself; say it in "
            + DESCRIPTION
            + ", as ROLE."
            + key.substring(MetadataKeys.PREFIX.length())
            + "=...");
  }

  ModelException wrong(String key, String expected) {
    return new ModelException(model, key + " must be " + expected + ": " + values.get(key));
  }

  OptionalInt batch() {
    return integer(MetadataKeys.BATCH, 1, 4096).map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  Optional<Integer> integer(String key, int least, int most) {
    return text(key)
        .map(
            value -> {
              try {
                int number = Integer.parseInt(value);
                if (number >= least && number <= most) {
                  return number;
                }
              } catch (NumberFormatException e) {
                // Reported below, like a number out of range.
              }
              throw wrong(key, "an integer of " + least + ".." + most);
            });
  }

  Optional<Double> number(String key, double above, double upTo) {
    return text(key)
        .map(
            value -> {
              double number = parse(value);
              if (!(number > above && number <= upTo)) {
                throw wrong(key, "a number in (" + above + ", " + upTo + "]");
              }
              return number;
            });
  }

  Optional<double[]> numbers(String key, int... allowedCounts) {
    return text(key)
        .map(
            value -> {
              double[] numbers =
                  Arrays.stream(value.split("[\\s,]+")).mapToDouble(ModelMetadata::parse).toArray();
              if (Arrays.stream(allowedCounts).noneMatch(count -> count == numbers.length)
                  || !Arrays.stream(numbers).allMatch(Double::isFinite)) {
                throw wrong(key, Arrays.toString(allowedCounts) + " finite numbers");
              }
              return numbers;
            });
  }

  <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
    return text(key)
        .map(
            value -> {
              List<String> names = new ArrayList<>();
              for (E constant : type.getEnumConstants()) {
                names.add(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
                if (names.get(names.size() - 1).equalsIgnoreCase(value)) {
                  return constant;
                }
              }
              throw wrong(key, "one of " + String.join(", ", names));
            });
  }

  private static double parse(String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  @Override
  public String toString() {
    return model + values;
  }
}
