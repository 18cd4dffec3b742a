package ai.deepware.evidence;

import ai.deepware.evidence.Evidence.Abstention;
import ai.deepware.face.Box;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much of a face's detail is of the finest: detail below one pixel of blur over that between
 * one and two. A face that was made at a fixed size and warped into the frame lacks it, where what
 * surrounds it does not.
 */
final class Softness implements FaceMeasure {
  private static final Gaussian FINE = new Gaussian(1);
  private static final Gaussian COARSE = new Gaussian(2);

  @Override
  public Measured of(SeenFace face) {
    Box box = face.image().detection().box();
    double side = Math.max(box.width(), box.height());
    FacePoints points = FacePoints.of(face.image());
    if (side < LEAST_SIDE || points.inner().length < LEAST_POINTS) {
      return Measured.not(Abstention.TOO_SMALL);
    }
    if (points.outer().length < LEAST_POINTS) {
      return Measured.not(Abstention.OTHER);
    }
    float[] luma = points.luma(face.image().frame().image());
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("detail", detail(luma, points.width(), points.inner()));
    values.put("detailAround", detail(luma, points.width(), points.outer()));
    values.put("size", Math.log(side));
    return Measured.of(values);
  }

  private static double detail(float[] luma, int width, int[] points) {
    double fine = 0;
    double coarse = 0;
    for (int point : points) {
      double once = FINE.at(luma, width, point);
      double high = luma[point] - once;
      double middle = once - COARSE.at(luma, width, point);
      fine += high * high;
      coarse += middle * middle;
    }
    return FaceMeasure.logRms(fine, points.length) - FaceMeasure.logRms(coarse, points.length);
  }
}
