package ai.deepware.dataset;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Prints time and memory of {@link PersonClusterer} beside those of comparing all pairs by a plain
 * loop and keeping a matrix of them. Not a test: run {@code main}, with numbers of embeddings as
 * arguments.
 */
final class PersonClustererBenchmark {
  private static final int LENGTH = 256;
  private static final int EACH = 30;
  private static final int PLAIN_ROWS = 200;

  private PersonClustererBenchmark() {}

  /**
   * Runs the benchmark.
   *
   * @param arguments numbers of embeddings; 20,000 and 100,000 by default
   */
  public static void main(String[] arguments) {
    List<String> sizes = arguments.length == 0 ? List.of("20000", "100000") : List.of(arguments);
    sizes.forEach(size -> measure(Integer.parseInt(size)));
  }

  private static void measure(int size) {
    List<float[]> vectors = PersonClustererTest.people(size / EACH, EACH, LENGTH, 1);
    double pairs = (double) vectors.size() * (vectors.size() - 1) / 2;
    double plain = plainNanos(vectors);
    resetPeak();
    long before = peak();
    long start = System.nanoTime();
    long cpuStart = cpuNanos();
    int[] identities = new PersonClusterer(0.35, 2, 0.55).cluster(vectors);
    double nanos = System.nanoTime() - start;
    double cpu = cpuNanos() - cpuStart;
    int found = Arrays.stream(identities).max().orElse(-1) + 1;
    double bytes = peak() - before;
    System.out.printf(
        Locale.ROOT,
        "%d embeddings of %d numbers: %d identities of %d in %.1f s on %d cores (%.1f s of"
            + " processor time); %.2f ns of it a pair, a plain loop %.2f ns (%.2f of it); at most"
            + " %.0f MB, %.0f bytes an embedding; a matrix of all distances %.0f MB (%.4f of it)%n",
        vectors.size(),
        LENGTH,
        found,
        size / EACH,
        nanos / 1e9,
        Runtime.getRuntime().availableProcessors(),
        cpu / 1e9,
        cpu / pairs,
        plain,
        cpu / pairs / plain,
        bytes / 1e6,
        bytes / vectors.size(),
        pairs * 4 / 1e6,
        bytes / (pairs * 4));
  }

  /** Processor time of one pair in a plain loop; the second of two passes, compiled by then. */
  private static double plainNanos(List<float[]> vectors) {
    double nanos = 0;
    double sum = 0;
    for (int pass = 0; pass < 2; pass++) {
      long start = cpuNanos();
      for (int i = 0; i < PLAIN_ROWS; i++) {
        for (float[] other : vectors) {
          sum += product(vectors.get(i), other);
        }
      }
      nanos = cpuNanos() - start;
    }
    if (Double.isNaN(sum)) {
      throw new IllegalStateException();
    }
    return nanos / PLAIN_ROWS / vectors.size();
  }

  /** Of the whole process: independent of what else the machine does. */
  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static double product(float[] a, float[] b) {
    float sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  private static void resetPeak() {
    System.gc();
    heaps().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  private static long peak() {
    return heaps().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
  }

  private static List<MemoryPoolMXBean> heaps() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }
}
