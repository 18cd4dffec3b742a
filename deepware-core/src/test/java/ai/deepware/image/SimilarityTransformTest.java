package ai.deepware.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SimilarityTransformTest {
  private final Random random = new Random(3);

  private SimilarityTransform randomTransform() {
    return new SimilarityTransform(
        random.nextGaussian(),
        random.nextGaussian(),
        100 * random.nextGaussian(),
        100 * random.nextGaussian());
  }

  private double[] randomPoints(int count) {
    return random.doubles(2L * count, -200, 200).toArray();
  }

  private static double[] moved(SimilarityTransform transform, double[] xy) {
    double[] moved = new double[xy.length];
    for (int i = 0; i < xy.length; i += 2) {
      moved[i] = transform.x(xy[i], xy[i + 1]);
      moved[i + 1] = transform.y(xy[i], xy[i + 1]);
    }
    return moved;
  }

  @Test
  void fitRecoversATransformFromItsPoints() {
    for (int i = 0; i < 500; i++) {
      SimilarityTransform transform = randomTransform();
      double[] from = randomPoints(2 + random.nextInt(6));
      SimilarityTransform fitted = SimilarityTransform.fit(from, moved(transform, from));
      assertThat(fitted.a()).isCloseTo(transform.a(), offset(1e-9));
      assertThat(fitted.b()).isCloseTo(transform.b(), offset(1e-9));
      assertThat(fitted.tx()).isCloseTo(transform.tx(), offset(1e-7));
      assertThat(fitted.ty()).isCloseTo(transform.ty(), offset(1e-7));
    }
  }

  @Test
  void noTransformNearbyFitsBetter() {
    for (int i = 0; i < 200; i++) {
      double[] from = randomPoints(5);
      double[] to = randomPoints(5);
      SimilarityTransform best = SimilarityTransform.fit(from, to);
      SimilarityTransform other =
          new SimilarityTransform(
              best.a() + 1e-3 * random.nextGaussian(),
              best.b() + 1e-3 * random.nextGaussian(),
              best.tx() + 1e-2 * random.nextGaussian(),
              best.ty() + 1e-2 * random.nextGaussian());
      assertThat(squaredError(other, from, to))
          .isGreaterThanOrEqualTo(squaredError(best, from, to));
    }
  }

  private static double squaredError(SimilarityTransform t, double[] from, double[] to) {
    double[] moved = moved(t, from);
    double sum = 0;
    for (int i = 0; i < to.length; i++) {
      sum += (moved[i] - to[i]) * (moved[i] - to[i]);
    }
    return sum;
  }

  @Test
  void inverseLeadsBack() {
    for (int i = 0; i < 500; i++) {
      SimilarityTransform transform = randomTransform();
      double[] points = randomPoints(4);
      double[] back = moved(transform.inverse(), moved(transform, points));
      for (int k = 0; k < points.length; k++) {
        assertThat(back[k]).isCloseTo(points[k], offset(1e-6));
      }
    }
  }

  @Test
  void scaleIsTheGrowthOfDistances() {
    SimilarityTransform transform = new SimilarityTransform(3, 4, 7, 8);
    assertThat(transform.scale()).isEqualTo(5);
    assertThat(transform.inverse().scale()).isCloseTo(0.2, offset(1e-15));
  }

  @Test
  void refusesPointsThatDefineNoTransform() {
    double[] same = {3, 4, 3, 4, 3, 4};
    double[] others = {1, 2, 3, 4, 5, 9};
    double[] nan = {1, 2, Double.NaN, 4, 5, 9};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SimilarityTransform.fit(same, others))
        .withMessageContaining("all the same");
    assertThatIllegalArgumentException().isThrownBy(() -> SimilarityTransform.fit(others, same));
    assertThatIllegalArgumentException().isThrownBy(() -> SimilarityTransform.fit(nan, others));
    assertThatIllegalArgumentException().isThrownBy(() -> SimilarityTransform.fit(others, nan));
  }

  @Test
  void refusesCountsThatDoNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SimilarityTransform.fit(new double[4], new double[6]))
        .withMessageContaining("4 and 6");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SimilarityTransform.fit(new double[2], new double[2]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SimilarityTransform.fit(new double[5], new double[5]));
  }

  @Test
  void refusesAScaleOfZeroAndValuesThatAreNotFinite() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SimilarityTransform(0, 0, 1, 1))
        .withMessageContaining("scale above 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SimilarityTransform(1, 0, Double.POSITIVE_INFINITY, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SimilarityTransform(Double.NaN, 0, 1, 1));
  }
}
