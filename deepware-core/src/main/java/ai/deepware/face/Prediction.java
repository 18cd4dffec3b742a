package ai.deepware.face;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a predictor says of one face: how likely it is fake, or that it cannot tell, and why.
 * Immutable.
 *
 * @since 0.1
 */
public final class Prediction {
  /** Why a predictor does not judge a face. */
  public enum Abstention {
    /** The face has too few pixels. */
    TOO_SMALL,
    /** The face is out of focus or moves too fast. */
    TOO_BLURRED,
    /** Compression left too little of the face. */
    TOO_COMPRESSED,
    /** What the detector found is no face, or one from behind. */
    NOT_A_FACE,
    /** Any other reason. */
    OTHER
  }

  /** What single precision can just tell from 0 and 1, as networks saturate: logits of +-16.6. */
  private static final double LEAST = 0x1p-24;

  private final double probability;
  private final double logit;
  private final @Nullable Abstention abstention;
  private final @Nullable FakeMap map;

  private Prediction(
      double probability, double logit, @Nullable Abstention abstention, @Nullable FakeMap map) {
    this.probability = probability;
    this.logit = logit;
    this.abstention = abstention;
    this.map = map;
  }

  /**
   * Judges a face.
   *
   * @param fakeProbability the probability that the face is fake, [0,1], 1 = fake; a scan that gets
   *     anything else ends with {@code BAD_OUTPUT}
   * @return the prediction
   */
  public static Prediction of(double fakeProbability) {
    double inside = Math.min(Math.max(fakeProbability, LEAST), 1 - LEAST);
    boolean possible = fakeProbability >= 0 && fakeProbability <= 1;
    double logit = possible ? Math.log(inside / (1 - inside)) : Double.NaN;
    return new Prediction(fakeProbability, logit, null, null);
  }

  /**
   * Judges a face by what a network says before its sigmoid, so that the mean of several keeps all
   * that each knows.
   *
   * @param logit the natural logarithm of P(fake) / (1 - P(fake)); a scan that gets NaN ends with
   *     {@code BAD_OUTPUT}
   * @return the prediction
   */
  public static Prediction ofLogit(double logit) {
    double probability = 1 / (1 + Math.exp(-logit));
    // A network that is beyond all doubt does not silence the others of an ensemble.
    return Double.isInfinite(logit)
        ? of(probability)
        : new Prediction(probability, logit, null, null);
  }

  /**
   * Does not judge a face, so that nobody takes a made-up number for a judgement. Such a face stays
   * in the result and takes no part in any score.
   *
   * @param reason why
   * @return the prediction
   */
  public static Prediction abstain(Abstention reason) {
    return new Prediction(Double.NaN, Double.NaN, Objects.requireNonNull(reason, "reason"), null);
  }

  /**
   * Adds where on the face the traces are.
   *
   * @param where over a part of the frame's image
   * @return the same prediction with the map
   */
  public Prediction withMap(FakeMap where) {
    return new Prediction(probability, logit, abstention, Objects.requireNonNull(where, "where"));
  }

  /** {@return whether there is a probability} */
  public boolean isJudged() {
    return abstention == null;
  }

  /**
   * {@return the probability that the face is fake, [0,1], 1 = fake}
   *
   * @throws IllegalStateException if the predictor abstained; see {@link #isJudged()}
   */
  public double fakeProbability() {
    requireJudged();
    return probability;
  }

  private void requireJudged() {
    if (abstention != null) {
      throw new IllegalStateException("the predictor abstained: " + abstention);
    }
  }

  /**
   * {@return the logit of the probability; of a probability of 0 or 1 that of the nearest that
   * single precision can tell from it, about 16.6; NaN of what is no probability}
   *
   * @throws IllegalStateException if the predictor abstained; see {@link #isJudged()}
   */
  public double logit() {
    requireJudged();
    return logit;
  }

  /** {@return why the predictor abstained, empty if it judged} */
  public Optional<Abstention> abstention() {
    return Optional.ofNullable(abstention);
  }

  /** {@return where on the face the traces are, empty from a predictor that does not tell} */
  public Optional<FakeMap> map() {
    return Optional.ofNullable(map);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Prediction prediction
        && Double.compare(prediction.probability, probability) == 0
        && prediction.abstention == abstention
        && Objects.equals(prediction.map, map);
  }

  @Override
  public int hashCode() {
    return Objects.hash(probability, abstention, map);
  }

  /** {@return the probability, or the reason of the abstention} */
  @Override
  public String toString() {
    return abstention == null ? Double.toString(probability) : abstention.toString();
  }
}
