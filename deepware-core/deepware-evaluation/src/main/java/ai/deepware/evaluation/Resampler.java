package ai.deepware.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Draws units with replacement, separately for reals, fakes and units with both. One thread. */
final class Resampler {
  private final int[] unitOfRank;
  private final int[][] strata;
  private final int[] drawn;
  private final SplittableRandom random;

  Resampler(LabeledScores scores, SplittableRandom random) {
    this.random = random;
    unitOfRank = new int[scores.size()];
    Map<Integer, Integer> numbers = new HashMap<>();
    List<boolean[]> classes = new ArrayList<>();
    for (int i = 0; i < scores.size(); i++) {
      int unit = numbers.computeIfAbsent(scores.unit(i), name -> numbers.size());
      if (unit == classes.size()) {
        classes.add(new boolean[2]);
      }
      unitOfRank[i] = unit;
      classes.get(unit)[scores.isFake(i) ? 1 : 0] = true;
    }
    drawn = new int[classes.size()];
    strata =
        new int[][] {
          unitsWith(classes, true, false),
          unitsWith(classes, false, true),
          unitsWith(classes, true, true)
        };
  }

  private static int[] unitsWith(List<boolean[]> classes, boolean real, boolean fake) {
    boolean[] wanted = {real, fake};
    List<Integer> units = new ArrayList<>();
    for (int unit = 0; unit < classes.size(); unit++) {
      if (Arrays.equals(classes.get(unit), wanted)) {
        units.add(unit);
      }
    }
    return units.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Fills and returns {@code weights}: how often each score, by rank, is in the resample. */
  int[] draw(int[] weights) {
    Arrays.fill(drawn, 0);
    for (int[] stratum : strata) {
      for (int i = 0; i < stratum.length; i++) {
        drawn[stratum[random.nextInt(stratum.length)]]++;
      }
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] = drawn[unitOfRank[i]];
    }
    return weights;
  }
}
