package ai.deepware.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * A curve over all thresholds, from the highest to the lowest.
 *
 * @param points its corners
 * @since 0.1
 */
public record Curve(List<Point> points) {
  /**
   * A corner.
   *
   * @param x to the right, [0,1]
   * @param y upwards, [0,1]
   * @param threshold scores from this one on count as fake; infinite where none does
   */
  public record Point(double x, double y, double threshold) {}

  /** Copies the list. */
  public Curve {
    points = List.copyOf(points);
  }

  /**
   * The ROC: false positive rate to the right, true positive rate upwards, from (0,0) to (1,1).
   *
   * @param scores the scores
   * @return the curve; empty unless there are reals and fakes
   */
  public static Curve roc(LabeledScores scores) {
    List<Point> points = new ArrayList<>();
    if (scores.fakes() > 0 && scores.reals() > 0) {
      points.add(new Point(0, 0, Double.POSITIVE_INFINITY));
      int tp = 0;
      for (int i = 0; i < scores.size(); i++) {
        tp += scores.isFake(i) ? 1 : 0;
        if (scores.endsTie(i)) {
          double x = (i + 1 - tp) / (double) scores.reals();
          points.add(new Point(x, tp / (double) scores.fakes(), scores.score(i)));
        }
      }
    }
    return new Curve(points);
  }

  /**
   * The precision-recall curve: recall to the right, precision upwards.
   *
   * @param scores the scores
   * @return the curve; empty unless there are fakes
   */
  public static Curve precisionRecall(LabeledScores scores) {
    List<Point> points = new ArrayList<>();
    if (scores.fakes() > 0) {
      points.add(new Point(0, 1, Double.POSITIVE_INFINITY));
      int tp = 0;
      for (int i = 0; i < scores.size(); i++) {
        tp += scores.isFake(i) ? 1 : 0;
        if (scores.endsTie(i)) {
          double recall = tp / (double) scores.fakes();
          points.add(new Point(recall, tp / (i + 1.0), scores.score(i)));
        }
      }
    }
    return new Curve(points);
  }
}
