package ai.deepware.evidence;

import ai.deepware.annotation.CanIgnoreReturnValue;
import ai.deepware.face.Box;
import ai.deepware.text.Printable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an analyzer has to say of a person, or of the whole video: what it measured, how
 * rare that is in real videos, and a sentence for people. It stands beside the score and is not
 * part of it. Immutable; made by a {@link Builder}.
 *
 * @since 0.1
 */
public final class Evidence {
  /** Why an analyzer does not tell how rare it is what it measured. */
  public enum Abstention {
    /** The person was seen in too few frames. */
    TOO_FEW_FRAMES,
    /** There are no consecutive frames, and the analyzer needs them. */
    NO_BURSTS,
    /** The faces have too few pixels. */
    TOO_SMALL,
    /** Compression left too little. */
    TOO_COMPRESSED,
    /** Nothing is known of real videos of this quality. */
    NOT_CALIBRATED,
    /** Any other reason. */
    OTHER
  }

  private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,63}");
  private static final int MOST_VALUES = 64;

  private final String kind;
  private final OptionalInt identity;
  private final double from;
  private final double to;
  private final @Nullable Box box;
  private final OptionalDouble rarity;
  private final @Nullable Abstention abstention;
  private final Map<String, Double> values;
  private final String text;

  private Evidence(Builder builder, String text) {
    kind = builder.kind;
    identity = builder.identity;
    from = builder.from;
    to = builder.to;
    box = builder.box;
    rarity = builder.rarity;
    abstention = builder.abstention;
    values = Collections.unmodifiableMap(new LinkedHashMap<>(builder.values));
    this.text = Printable.line(text);
  }

  /**
   * Starts evidence of the whole video, from its start.
   *
   * @param kind what was looked at, the same word for all videos, such as {@code squeezing}:
   *     letters and digits in camel case, at most 64
   * @return the builder
   * @throws IllegalArgumentException if the kind is no such word
   */
  public static Builder builder(String kind) {
    return new Builder(kind);
  }

  /** {@return what was looked at, in camel case} */
  public String kind() {
    return kind;
  }

  /**
   * {@return the number of the person that it is about ({@link ai.deepware.identity.Identity#id}),
   * empty where it is about the whole frame or file}
   */
  public OptionalInt identity() {
    return identity;
  }

  /** {@return where in the video it begins, seconds from the first frame} */
  public double from() {
    return from;
  }

  /**
   * {@return where in the video it ends, seconds from the first frame, not below {@link #from()}}
   */
  public double to() {
    return to;
  }

  /** {@return where in the displayed frame, in pixels at full size; empty where it has no place} */
  public Optional<Box> box() {
    return Optional.ofNullable(box);
  }

  /**
   * {@return the share of real videos of like quality that show as much, [0,1]: 0.01 means one in a
   * hundred. Empty where the analyzer abstained, and for what is shown for people alone and never
   * counted, such as the history of the file}
   */
  public OptionalDouble rarity() {
    return rarity;
  }

  /**
   * Tells an alarm.
   *
   * @param rate share of real videos for which an alarm is wrong, [0,1]
   * @return whether so few real videos show as much
   */
  public boolean isRarerThan(double rate) {
    return rarity.isPresent() && rarity.getAsDouble() <= rate;
  }

  /** {@return why the analyzer cannot tell, empty where it can} */
  public Optional<Abstention> abstention() {
    return Optional.ofNullable(abstention);
  }

  /** {@return what was measured, by name, in a stable order; all finite} */
  public Map<String, Double> values() {
    return values;
  }

  /** {@return one plain sentence with its numbers, printable} */
  public String text() {
    return text;
  }

  /** {@return kind and text} */
  @Override
  public String toString() {
    return kind + ": " + text;
  }

  /** Describes evidence. Each setter refuses what makes no sense. Not thread-safe. */
  public static final class Builder {
    private final String kind;
    private final Map<String, Double> values = new LinkedHashMap<>();
    private OptionalInt identity = OptionalInt.empty();
    private double from;
    private double to;
    private @Nullable Box box;
    private OptionalDouble rarity = OptionalDouble.empty();
    private @Nullable Abstention abstention;

    private Builder(String kind) {
      this.kind = checkedName(kind);
    }

    private static String checkedName(String name) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "evidence is named by letters and digits in camel case: " + name);
      }
      return name;
    }

    /**
     * Sets whom it is about; nobody by default.
     *
     * @param id the person's number within the video, at least 0
     * @return this builder
     * @throws IllegalArgumentException if negative
     */
    @CanIgnoreReturnValue
    public Builder identity(int id) {
      if (id < 0) {
        throw new IllegalArgumentException("a person's number must not be negative: " + id);
      }
      identity = OptionalInt.of(id);
      return this;
    }

    /**
     * Sets where in the video it is.
     *
     * @param fromSeconds from the first frame, at least 0
     * @param toSeconds finite, at least {@code fromSeconds}
     * @return this builder
     * @throws IllegalArgumentException if that is no span of time
     */
    @CanIgnoreReturnValue
    public Builder span(double fromSeconds, double toSeconds) {
      if (!(fromSeconds >= 0 && toSeconds >= fromSeconds && toSeconds <= Double.MAX_VALUE)) {
        throw new IllegalArgumentException("evidence from " + fromSeconds + " to " + toSeconds);
      }
      from = fromSeconds;
      to = toSeconds;
      return this;
    }

    /**
     * Sets where in the frame it is.
     *
     * @param place in pixels of the displayed frame at full size
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder box(Box place) {
      box = Objects.requireNonNull(place, "place");
      return this;
    }

    /**
     * Sets how rare it is.
     *
     * @param share of real videos of like quality that show as much, [0,1]
     * @return this builder
     * @throws IllegalArgumentException if not in [0,1]
     */
    @CanIgnoreReturnValue
    public Builder rarity(double share) {
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException("a rarity must be in [0,1]: " + share);
      }
      rarity = OptionalDouble.of(share);
      return this;
    }

    /**
     * Says that the analyzer cannot tell.
     *
     * @param reason why
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder abstained(Abstention reason) {
      abstention = Objects.requireNonNull(reason, "reason");
      return this;
    }

    /**
     * Adds a number that was measured.
     *
     * @param name letters and digits in camel case
     * @param number finite
     * @return this builder
     * @throws IllegalArgumentException if the name is no such word, the number is not finite, or
     *     there are 64 already
     */
    @CanIgnoreReturnValue
    public Builder value(String name, double number) {
      if (!Double.isFinite(number) || values.size() >= MOST_VALUES) {
        throw new IllegalArgumentException(
            "evidence of " + kind + " with " + name + " of " + number + " as no. " + values.size());
      }
      values.put(checkedName(name), number);
      return this;
    }

    /**
     * Makes the evidence.
     *
     * @param text one plain sentence for people, with its numbers
     * @return the evidence
     * @throws IllegalStateException if it abstains and has a rarity nevertheless
     */
    public Evidence text(String text) {
      if (abstention != null && rarity.isPresent()) {
        throw new IllegalStateException(
            "evidence of " + kind + " that abstains has no rarity: " + abstention);
      }
      return new Evidence(this, text);
    }
  }
}
