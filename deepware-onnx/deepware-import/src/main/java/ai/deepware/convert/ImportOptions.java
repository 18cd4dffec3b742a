package ai.deepware.convert;

import ai.deepware.convert.architecture.Head;
import ai.deepware.convert.graph.Precision;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an import cannot learn from the file of weights. Immutable; start from {@link #defaults()}.
 *
 * @param precision how numbers are stored and computed; default {@link Precision#FLOAT32}
 * @param inputSize side of the input in pixels, for networks that take various sizes; by default
 *     the reference's (380 for EfficientNet, 160 for FaceNet)
 * @param head the classifier of a GenD model without a config.json beside it; none by default
 * @param name the name of the ONNX file without its ending; by default that of the file of weights,
 *     or the architecture if that is called model, as many are. MTCNN's files are always called
 *     pnet, rnet and onet
 * @param license a note on the weights' license for people; none by default
 * @param source where the weights come from, for people; by default the file's name and SHA-256
 * @since 0.1
 */
public record ImportOptions(
    Precision precision,
    OptionalInt inputSize,
    Optional<Head> head,
    Optional<String> name,
    Optional<String> license,
    Optional<String> source) {
  private static final int LEAST_SIZE = 32;
  private static final int MOST_SIZE = 4096;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if the input size is not in 32..4096, or the name is not a
   *     plain file name
   */
  public ImportOptions {
    if (inputSize.isPresent()
        && (inputSize.getAsInt() < LEAST_SIZE || inputSize.getAsInt() > MOST_SIZE)) {
      throw new IllegalArgumentException(
          "input size must be in " + LEAST_SIZE + ".." + MOST_SIZE + ": " + inputSize.getAsInt());
    }
    name.ifPresent(
        text -> {
          if (text.isBlank() || text.startsWith(".") || text.matches(".*[/\\\\:\0].*")) {
            throw new IllegalArgumentException("not a plain file name: " + text);
          }
        });
  }

  /** {@return the options that are right for most files} */
  public static ImportOptions defaults() {
    return new ImportOptions(
        Precision.FLOAT32,
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Chooses how numbers are stored and computed.
   *
   * @param chosen the precision
   * @return changed options
   */
  public ImportOptions withPrecision(Precision chosen) {
    return new ImportOptions(chosen, inputSize, head, name, license, source);
  }

  /**
   * Chooses the side of the input.
   *
   * @param pixels 32 to 4096
   * @return changed options
   * @throws IllegalArgumentException if it is out of range
   */
  public ImportOptions withInputSize(int pixels) {
    return new ImportOptions(precision, OptionalInt.of(pixels), head, name, license, source);
  }

  /**
   * Says which classifier a GenD model has.
   *
   * @param known the head
   * @return changed options
   */
  public ImportOptions withHead(Head known) {
    return new ImportOptions(precision, inputSize, Optional.of(known), name, license, source);
  }

  /**
   * Chooses the name of the ONNX file.
   *
   * @param fileName a plain name without ending
   * @return changed options
   * @throws IllegalArgumentException if it is not a plain file name
   */
  public ImportOptions withName(String fileName) {
    return new ImportOptions(precision, inputSize, head, Optional.of(fileName), license, source);
  }

  /**
   * Notes the license of the weights.
   *
   * @param note a name such as {@code BSD-2-Clause}, or a sentence
   * @return changed options
   */
  public ImportOptions withLicense(String note) {
    return new ImportOptions(precision, inputSize, head, name, Optional.of(note), source);
  }

  /**
   * Notes where the weights come from.
   *
   * @param note an address, or a sentence
   * @return changed options
   */
  public ImportOptions withSource(String note) {
    return new ImportOptions(precision, inputSize, head, name, license, Optional.of(note));
  }
}
