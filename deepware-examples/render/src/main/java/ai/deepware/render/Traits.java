package ai.deepware.render;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/** The looks of one head, drawn at random from a seed. */
final class Traits {
  /** How the hair is worn. */
  enum Hair {
    BALD,
    SHORT,
    MEDIUM,
    LONG
  }

  private static final int[] HAIR_COLORS = {
    0x15110f, 0x2a1b13, 0x3d2817, 0x5b3c22, 0x7a5230, 0xa47b4b, 0xc9a66b, 0x8c3f1d, 0x8f8d8b,
    0xd4d2ce
  };
  private static final int[] IRIS_COLORS = {
    0x2e1a10, 0x3f2614, 0x54371c, 0x5c5a2b, 0x4a6a52, 0x4d7390, 0x6a8fa8
  };
  private static final int[] CLOTHES = {
    0x20252e, 0x3b4a63, 0x6e2b2b, 0x2f5140, 0xb9b4aa, 0x8d8f96, 0x46356b, 0xa66f3c, 0x14161a,
    0xd9d9dc
  };

  private final Map<Trait, Double> values = new EnumMap<>(Trait.class);
  private final Hair hair;
  private final double beard;
  private final boolean glasses;
  private final boolean fringe;
  private final int hairColor;
  private final int irisColor;
  private final int clothes;

  private Traits(SplittableRandom random) {
    for (Trait trait : Trait.values()) {
      values.put(trait, trait.at(random.nextDouble()));
    }
    double style = random.nextDouble();
    hair =
        style < 0.08 ? Hair.BALD : style < 0.5 ? Hair.SHORT : style < 0.7 ? Hair.MEDIUM : Hair.LONG;
    boolean mayHaveBeard = hair == Hair.BALD || hair == Hair.SHORT;
    beard = mayHaveBeard && random.nextDouble() < 0.5 ? random.nextDouble(0.2, 1) : 0;
    glasses = random.nextDouble() < 0.15;
    fringe = hair != Hair.BALD && random.nextDouble() < 0.3;
    boolean dark = get(Trait.MELANIN) > 0.55;
    hairColor =
        HAIR_COLORS[random.nextInt(dark ? 3 : HAIR_COLORS.length - (get(Trait.AGE) < 0.6 ? 2 : 0))];
    irisColor = IRIS_COLORS[random.nextInt(dark ? 3 : IRIS_COLORS.length)];
    clothes = CLOTHES[random.nextInt(CLOTHES.length)];
  }

  static Traits of(long seed) {
    return new Traits(new SplittableRandom(seed));
  }

  double get(Trait trait) {
    return Objects.requireNonNull(values.get(trait));
  }

  Hair hair() {
    return hair;
  }

  /** How dense the beard is, 0 for none. */
  double beard() {
    return beard;
  }

  boolean glasses() {
    return glasses;
  }

  boolean fringe() {
    return fringe;
  }

  int hairColor() {
    return hairColor;
  }

  int irisColor() {
    return irisColor;
  }

  int clothes() {
    return clothes;
  }
}
