package ai.deepware.evidence;

import ai.deepware.evidence.Evidence.Abstention;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Measures one face of one frame. Immutable, and safe to use from several threads. */
@FunctionalInterface
interface FaceMeasure {
  /** Faces of fewer pixels, at the longer side of the box, have too few points. */
  double LEAST_SIDE = 48;

  /** Fewer points of a face or around it are too few to measure. */
  int LEAST_POINTS = 100;

  /**
   * What was measured.
   *
   * @param values numbers by name, all of them or none
   * @param abstention why there is none
   */
  record Measured(Map<String, Double> values, @Nullable Abstention abstention) {
    static Measured of(Map<String, Double> values) {
      return new Measured(values, null);
    }

    static Measured not(Abstention reason) {
      return new Measured(Map.of(), reason);
    }
  }

  /** {@return what this face shows} */
  Measured of(SeenFace face);

  /** {@return frames that are wanted at each time} */
  default int burst() {
    return 1;
  }

  /** {@return the median; the array is sorted} */
  static double median(double[] values) {
    Arrays.sort(values);
    int half = values.length / 2;
    return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  }

  /** {@return the natural logarithm of the root of the mean square} */
  static double logRms(double sumOfSquares, int count) {
    return 0.5 * Math.log(sumOfSquares / count + 1e-6);
  }
}
