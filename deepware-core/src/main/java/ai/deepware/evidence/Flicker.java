package ai.deepware.evidence;

import ai.deepware.evidence.Evidence.Abstention;
import ai.deepware.face.Box;
import ai.deepware.frame.Frame;
import ai.deepware.image.PixelImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How uneven a face's fine detail changes over consecutive frames: its second difference over its
 * strength. A face that is drawn anew for each frame jumps where a real one glides.
 */
final class Flicker implements FaceMeasure {
  private static final int BURST = 8;
  private static final int LEAST_TRIPLES = 3;

  /** Mean absolute change of pixels below which a frame repeats the one before. */
  private static final double STILL = 0.05;

  private static final Gaussian BLUR = new Gaussian(1);

  @Override
  public int burst() {
    return BURST;
  }

  @Override
  public Measured of(SeenFace face) {
    Frame frame = face.image().frame();
    Box box = face.image().detection().box();
    double side = Math.max(box.width(), box.height());
    FacePoints points = FacePoints.of(face.image());
    if (frame.following().size() < LEAST_TRIPLES + 1) {
      return Measured.not(Abstention.NO_BURSTS);
    }
    if (side < LEAST_SIDE || points.inner().length < LEAST_POINTS) {
      return Measured.not(Abstention.TOO_SMALL);
    }
    if (points.outer().length < LEAST_POINTS) {
      return Measured.not(Abstention.OTHER);
    }
    List<float[]> luma = new ArrayList<>();
    luma.add(points.luma(frame.image()));
    for (Frame next : frame.following().subList(0, Math.min(BURST - 1, frame.following().size()))) {
      PixelImage image = next.image();
      luma.add(points.luma(image));
    }
    Region inner = new Region(luma, points.width(), points.inner());
    Region outer = new Region(luma, points.width(), points.outer());
    List<Integer> moving = new ArrayList<>();
    for (int i = 0; i + 2 < luma.size(); i++) {
      if (moves(inner, outer, i) && moves(inner, outer, i + 1)) {
        moving.add(i);
      }
    }
    if (moving.size() < LEAST_TRIPLES) {
      return Measured.not(Abstention.TOO_FEW_FRAMES);
    }
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("flicker", inner.flicker(moving));
    values.put("flickerAround", outer.flicker(moving));
    values.put("motion", inner.motion(moving));
    values.put("detail", inner.detail());
    values.put("size", Math.log(side));
    return Measured.of(values);
  }

  private static boolean moves(Region inner, Region outer, int i) {
    return inner.change(i) + outer.change(i) >= STILL * (inner.count() + outer.count());
  }

  /** Pixels and fine detail of some points over all frames. */
  private static final class Region {
    private final float[][] pixels;
    private final float[][] detail;

    Region(List<float[]> luma, int width, int[] points) {
      pixels = new float[luma.size()][points.length];
      detail = new float[luma.size()][points.length];
      for (int i = 0; i < pixels.length; i++) {
        float[] image = luma.get(i);
        for (int k = 0; k < points.length; k++) {
          pixels[i][k] = image[points[k]];
          detail[i][k] = image[points[k]] - BLUR.at(image, width, points[k]);
        }
      }
    }

    int count() {
      return pixels[0].length;
    }

    double change(int i) {
      double sum = 0;
      for (int k = 0; k < count(); k++) {
        sum += Math.abs(pixels[i + 1][k] - pixels[i][k]);
      }
      return sum;
    }

    double detail() {
      double sum = 0;
      for (float one : detail[0]) {
        sum += (double) one * one;
      }
      return FaceMeasure.logRms(sum, count());
    }

    double flicker(List<Integer> triples) {
      return FaceMeasure.median(triples.stream().mapToDouble(this::secondDifference).toArray())
          - detail();
    }

    private double secondDifference(int i) {
      double sum = 0;
      for (int k = 0; k < count(); k++) {
        double second = detail[i + 2][k] - 2 * detail[i + 1][k] + detail[i][k];
        sum += second * second;
      }
      return FaceMeasure.logRms(sum, count());
    }

    double motion(List<Integer> triples) {
      return FaceMeasure.median(triples.stream().mapToDouble(this::firstDifference).toArray());
    }

    private double firstDifference(int i) {
      double sum = 0;
      for (int k = 0; k < count(); k++) {
        double first = pixels[i + 1][k] - pixels[i][k];
        sum += first * first;
      }
      return FaceMeasure.logRms(sum, count());
    }
  }
}
