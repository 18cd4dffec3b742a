package ai.deepware.face;

import ai.deepware.image.PixelImage;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

record AlignedCrop(List<Point> template, boolean ownSize) implements CropSpec {
  AlignedCrop {
    template = List.copyOf(template);
    if (template.size() != 5 || template.stream().distinct().count() != 5) {
      throw new IllegalArgumentException("a template has five different places: " + template);
    }
    if (!template.stream().allMatch(p -> Double.isFinite(p.x()) && Double.isFinite(p.y()))) {
      throw new IllegalArgumentException("a template's places are finite: " + template);
    }
  }

  @Override
  public PixelImage crop(FaceImage face, int width, int height) {
    Landmarks landmarks =
        face.detection()
            .landmarks()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the crop is aligned to landmarks, and the detector gives none"));
    int columns = ownSize ? ownSize(landmarks) : width;
    int rows = ownSize ? columns : height;
    double[] places = new double[10];
    for (int i = 0; i < 5; i++) {
      places[2 * i] = template.get(i).x() * columns;
      places[2 * i + 1] = template.get(i).y() * rows;
    }
    return FaceCropper.align(face.frame().image(), landmarks, places, columns, rows);
  }

  /** Pixels that the template's unit has in the frame: the mean over all pairs of points. */
  private int ownSize(Landmarks landmarks) {
    List<Point> points = landmarks.points();
    double sum = 0;
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < i; j++) {
        sum += distance(points.get(i), points.get(j)) / distance(template.get(i), template.get(j));
      }
    }
    double size = Math.rint(sum / 10);
    if (!(size <= FaceCropper.MAX_SIDE)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a crop aligned to %s is above the limit of %d pixels a side",
              points,
              FaceCropper.MAX_SIDE));
    }
    return (int) Math.max(1, size);
  }

  private static double distance(Point a, Point b) {
    return Math.hypot(a.x() - b.x(), a.y() - b.y());
  }

  @Override
  public String toString() {
    String places =
        template.stream().map(p -> p.x() + "," + p.y()).collect(Collectors.joining(" "));
    return "aligned to " + places + (ownSize ? ", at its own size" : "");
  }
}
