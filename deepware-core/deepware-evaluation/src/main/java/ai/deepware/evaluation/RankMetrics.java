package ai.deepware.evaluation;

/**
 * The metrics that depend on the order of scores alone.
 *
 * @param auc area under the ROC
 * @param averagePrecision average precision
 * @param equalErrorRate equal error rate
 * @param tprAt1Percent true positive rate at 1 % false positives
 */
record RankMetrics(
    double auc, double averagePrecision, double equalErrorRate, double tprAt1Percent) {
  private static final double FALSE_POSITIVES = 0.01;

  /** Lowers the threshold from above the highest score to the lowest, one tie at a time. */
  static RankMetrics of(LabeledScores scores, int[] weights) {
    long fakes = 0;
    long reals = 0;
    for (int i = 0; i < weights.length; i++) {
      if (scores.isFake(i)) {
        fakes += weights[i];
      } else {
        reals += weights[i];
      }
    }
    Walk walk = new Walk(fakes, reals);
    long truePositives = 0;
    long falsePositives = 0;
    for (int i = 0; i < weights.length; i++) {
      if (scores.isFake(i)) {
        truePositives += weights[i];
      } else {
        falsePositives += weights[i];
      }
      if (scores.endsTie(i)) {
        walk.to(truePositives, falsePositives);
      }
    }
    return walk.end();
  }

  /** A walk along the ROC, counting as it goes. */
  private static final class Walk {
    private final long fakes;
    private final long reals;
    private long tp;
    private long fp;
    private double area;
    private double precision;
    private double equal = Double.NaN;
    private double limited;

    Walk(long fakes, long reals) {
      this.fakes = fakes;
      this.reals = reals;
    }

    void to(long nextTp, long nextFp) {
      area += (nextFp - fp) * ((tp + nextTp) / 2.0);
      if (nextTp > tp) {
        precision += (nextTp - tp) * ((double) nextTp / (nextTp + nextFp));
      }
      crossing(nextTp, nextFp);
      if ((double) nextFp / reals <= FALSE_POSITIVES) {
        limited = (double) nextTp / fakes;
      }
      tp = nextTp;
      fp = nextFp;
    }

    /** Along the ROC, FPR - (1 - TPR) grows from -1 to 1; the equal error rate is where it is 0. */
    private void crossing(long nextTp, long nextFp) {
      double before = gap(tp, fp);
      double after = gap(nextTp, nextFp);
      if (Double.isNaN(equal) && after >= 0) {
        double share = before / (before - after);
        equal = (fp + share * (nextFp - fp)) / reals;
      }
    }

    private double gap(long tp, long fp) {
      return (double) fp / reals + (double) tp / fakes - 1;
    }

    RankMetrics end() {
      boolean both = fakes > 0 && reals > 0;
      return new RankMetrics(
          both ? area / ((double) fakes * reals) : Double.NaN,
          fakes > 0 ? precision / fakes : Double.NaN,
          both ? equal : Double.NaN,
          both ? limited : Double.NaN);
    }
  }
}
