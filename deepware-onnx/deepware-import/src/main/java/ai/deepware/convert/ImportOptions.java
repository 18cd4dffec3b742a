package ai.deepware.convert;

import ai.deepware.convert.architecture.Head;
import ai.deepware.convert.graph.Precision;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What an import cannot learn from the file of weights. Immutable.
 *
 * <p>Defaults: numbers as {@link Precision#FLOAT32}; the input size of the reference (380 for
 * EfficientNet, 160 for FaceNet); no classifier of GenD; the name of the file of weights, or of the
 * architecture if that file is called model, as many are; no license; as source the file's name and
 * SHA-256.
 *
 * @since 0.1
 */
public final class ImportOptions {
  private static final int LEAST_SIZE = 32;
  private static final int MOST_SIZE = 4096;

  private final Precision precision;
  private final OptionalInt inputSize;
  private final @Nullable Head head;
  private final @Nullable String name;
  private final @Nullable String license;
  private final @Nullable String source;

  private ImportOptions(Builder builder) {
    this.precision = builder.precision;
    this.inputSize = builder.inputSize;
    this.head = builder.head;
    this.name = builder.name;
    this.license = builder.license;
    this.source = builder.source;
  }

  /** {@return a builder with all defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the options that are right for most files} */
  public static ImportOptions defaults() {
    return builder().build();
  }

  /** {@return how numbers are stored and computed} */
  public Precision precision() {
    return precision;
  }

  /** {@return the side of the input in pixels, empty for the reference's} */
  public OptionalInt inputSize() {
    return inputSize;
  }

  /** {@return the classifier of a GenD model, where no config.json beside it says it} */
  public Optional<Head> head() {
    return Optional.ofNullable(head);
  }

  /** {@return the name of the ONNX file without its ending} */
  public Optional<String> name() {
    return Optional.ofNullable(name);
  }

  /** {@return a note on the weights' license for people} */
  public Optional<String> license() {
    return Optional.ofNullable(license);
  }

  /** {@return where the weights come from, for people} */
  public Optional<String> source() {
    return Optional.ofNullable(source);
  }

  /** Makes {@link ImportOptions}, whose documentation lists the defaults. Not for threads. */
  public static final class Builder {
    private Precision precision = Precision.FLOAT32;
    private OptionalInt inputSize = OptionalInt.empty();
    private @Nullable Head head;
    private @Nullable String name;
    private @Nullable String license;
    private @Nullable String source;

    private Builder() {}

    /**
     * Sets how numbers are stored and computed.
     *
     * @param chosen the precision
     * @return this builder
     */
    public Builder precision(Precision chosen) {
      precision = Objects.requireNonNull(chosen, "precision");
      return this;
    }

    /**
     * Sets the side of the input, for networks that take various sizes.
     *
     * @param pixels 32 to 4096
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder inputSize(int pixels) {
      if (pixels < LEAST_SIZE || pixels > MOST_SIZE) {
        throw new IllegalArgumentException(
            "input size must be in " + LEAST_SIZE + ".." + MOST_SIZE + ": " + pixels);
      }
      inputSize = OptionalInt.of(pixels);
      return this;
    }

    /**
     * Says which classifier a GenD model has.
     *
     * @param known the head
     * @return this builder
     */
    public Builder head(Head known) {
      head = Objects.requireNonNull(known, "head");
      return this;
    }

    /**
     * Sets the name of the ONNX file. MTCNN's files are always called pnet, rnet and onet.
     *
     * @param fileName a plain name without ending
     * @return this builder
     * @throws IllegalArgumentException if it is not a plain file name
     */
    public Builder name(String fileName) {
      if (fileName.isBlank() || fileName.startsWith(".") || fileName.matches(".*[/\\\\:\0].*")) {
        throw new IllegalArgumentException("not a plain file name: " + fileName);
      }
      name = fileName;
      return this;
    }

    /**
     * Notes the license of the weights.
     *
     * @param note a name such as {@code BSD-2-Clause}, or a sentence
     * @return this builder
     */
    public Builder license(String note) {
      license = Objects.requireNonNull(note, "license");
      return this;
    }

    /**
     * Notes where the weights come from.
     *
     * @param note an address, or a sentence
     * @return this builder
     */
    public Builder source(String note) {
      source = Objects.requireNonNull(note, "source");
      return this;
    }

    /** {@return the options} */
    public ImportOptions build() {
      return new ImportOptions(this);
    }
  }
}
