package ai.deepware.strategy;

/** NumPy's mean, whose order of additions decides the last bits. */
final class NumPy {
  /** Up to how many numbers are added in one run of eight interleaved sums. */
  private static final int BLOCK = 128;

  private NumPy() {}

  /** The mean, NaN of no numbers. */
  static double mean(double[] values) {
    return sum(values, 0, values.length) / values.length;
  }

  private static double sum(double[] values, int from, int to) {
    int count = to - from;
    if (count > BLOCK) {
      int half = from + count / 2 / 8 * 8;
      return sum(values, from, half) + sum(values, half, to);
    }
    double sum = 0;
    int next = from;
    if (count >= 8) {
      double[] sums = new double[8];
      for (; next + 8 <= to; next += 8) {
        for (int i = 0; i < 8; i++) {
          sums[i] += values[next + i];
        }
      }
      sum =
          ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
    }
    for (; next < to; next++) {
      sum += values[next];
    }
    return sum;
  }
}
