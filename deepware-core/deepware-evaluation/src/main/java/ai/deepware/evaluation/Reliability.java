package ai.deepware.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * A reliability diagram: whether of the things with a score near p a share of p is fake.
 *
 * @param bins the 15 bins of equal width, lowest scores first
 * @since 0.1
 */
public record Reliability(List<Bin> bins) {
  /** The number of bins, all of one width. */
  static final int BINS = 15;

  /**
   * The scores of one bin.
   *
   * @param count how many scores are in it
   * @param score their mean, NaN without any
   * @param fake share of fakes among them, NaN without any
   */
  public record Bin(int count, double score, double fake) {}

  /** Copies the list. */
  public Reliability {
    bins = List.copyOf(bins);
  }

  /**
   * Makes the diagram of scores.
   *
   * @param scores the scores
   * @return the diagram
   */
  public static Reliability of(LabeledScores scores) {
    int[] count = new int[BINS];
    int[] fakes = new int[BINS];
    double[] sum = new double[BINS];
    for (int i = 0; i < scores.size(); i++) {
      int bin = bin(scores.score(i));
      count[bin]++;
      fakes[bin] += scores.isFake(i) ? 1 : 0;
      sum[bin] += scores.score(i);
    }
    List<Bin> bins = new ArrayList<>();
    for (int b = 0; b < BINS; b++) {
      bins.add(new Bin(count[b], sum[b] / count[b], (double) fakes[b] / count[b]));
    }
    return new Reliability(bins);
  }

  /** The bin of a score: bin b holds (b/15, (b+1)/15], the first also 0. */
  static int bin(double score) {
    int bin = Math.max(0, Math.min(BINS - 1, (int) (score * BINS)));
    while (bin > 0 && score <= (double) bin / BINS) {
      bin--;
    }
    while (bin < BINS - 1 && score > (double) (bin + 1) / BINS) {
      bin++;
    }
    return bin;
  }
}
