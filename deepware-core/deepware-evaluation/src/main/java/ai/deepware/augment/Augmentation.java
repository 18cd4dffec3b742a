package ai.deepware.augment;

import static java.util.Objects.requireNonNull;

import ai.deepware.image.PixelImage;
import java.util.function.DoubleFunction;
import java.util.random.RandomGenerator;

/**
 * Changes an image at random. All randomness comes from the generator it is given, so that the same
 * seed gives the same images. Stateless and safe to use from several threads, each with a generator
 * of its own.
 *
 * @see Augmentations
 * @since 0.1
 */
@FunctionalInterface
public interface Augmentation {
  /**
   * Changes an image.
   *
   * @param image the image, which stays as it is
   * @param random where random numbers come from
   * @return the changed image, or the same one if nothing is to change
   */
  PixelImage apply(PixelImage image, RandomGenerator random);

  /** {@return an augmentation that changes nothing} */
  static Augmentation none() {
    return (image, random) -> image;
  }

  /**
   * Does one after the other.
   *
   * @param next what comes after this
   * @return both
   */
  default Augmentation then(Augmentation next) {
    return (image, random) -> next.apply(apply(image, random), random);
  }

  /**
   * Does this sometimes, and nothing else.
   *
   * @param probability of doing it, [0,1]
   * @return the augmentation
   * @throws IllegalArgumentException if the probability is not in [0,1]
   */
  default Augmentation withProbability(double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("a probability must be in [0,1]: " + probability);
    }
    return (image, random) -> random.nextDouble() < probability ? apply(image, random) : image;
  }

  /**
   * Draws the parameter of an augmentation anew for each image, uniformly.
   *
   * @param low the lowest parameter
   * @param high the highest parameter, not below {@code low}
   * @param augmentation makes the augmentation from a parameter; refused parameters show at once,
   *     at both ends
   * @return the augmentation
   * @throws IllegalArgumentException if the range is empty or not finite, or an end is refused
   */
  static Augmentation uniform(double low, double high, DoubleFunction<Augmentation> augmentation) {
    if (!(low <= high) || Double.isInfinite(low) || Double.isInfinite(high)) {
      throw new IllegalArgumentException("no range: " + low + " to " + high);
    }
    requireNonNull(augmentation.apply(low));
    requireNonNull(augmentation.apply(high));
    return (image, random) -> {
      double parameter = low + (high - low) * random.nextDouble();
      return augmentation.apply(parameter).apply(image, random);
    };
  }
}
