package ai.deepware.command.page.report;

import ai.deepware.ScanResult;
import ai.deepware.command.explain.Clock;
import ai.deepware.face.Face;
import ai.deepware.identity.Identity;
import ai.deepware.predict.DecisionThresholds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The probabilities of one person's faces over the time of the video, as places in a drawing.
 *
 * @param points one for each face, or for as many as are drawn
 * @param spans where the person was seen
 * @param ticks times below the drawing
 * @param fakeLine from here up is fake
 * @param realLine from here down is real
 * @param fakeLabel says so
 * @param realLabel says so
 * @param text the same in words
 */
public record Timeline(
    List<Mark> points,
    List<Span> spans,
    List<Tick> ticks,
    String fakeLine,
    String realLine,
    String fakeLabel,
    String realLabel,
    String text) {
  /** Units from the left edge to the time 0. */
  static final int LEFT = 60;

  /** Units of the whole video. */
  static final int WIDTH = 640;

  private static final int TOP = 10;
  private static final int HEIGHT = 120;
  private static final int MOST_POINTS = 500;
  private static final int TICKS = 4;

  /**
   * A face.
   *
   * @param x from the left
   * @param y from the top
   * @param style that of its level
   * @param path the outline: a triangle of real ones, a square of uncertain ones, a cross of those
   *     that were not judged, as nobody need tell colors apart; empty of fakes, which are circles
   */
  public record Mark(String x, String y, String style, String path) {
    /** {@return whether it is at the level of fakes} */
    public boolean isFake() {
      return path.isEmpty();
    }
  }

  /**
   * Where the person was seen.
   *
   * @param x from the left
   * @param width at least 2
   */
  public record Span(String x, String width) {}

  /**
   * A time.
   *
   * @param x from the left
   * @param text minutes and seconds
   */
  public record Tick(String x, String text) {}

  /** Copies the lists. */
  public Timeline {
    points = List.copyOf(points);
    spans = List.copyOf(spans);
    ticks = List.copyOf(ticks);
  }

  static Timeline of(ScanResult result, Identity person) {
    double end = Math.max(result.coverage().ofSeconds().orElse(0), result.coverage().seconds());
    double length = end > 0 ? end : 1;
    DecisionThresholds levels = result.thresholds();
    return new Timeline(
        points(person, levels, length),
        spans(result, person, length),
        ticks(length),
        units(y(levels.fake())),
        units(y(levels.real())),
        String.format(Locale.ROOT, "fake ≥ %.2f", levels.fake()),
        String.format(Locale.ROOT, "real ≤ %.2f", levels.real()),
        text(person, levels));
  }

  private static List<Mark> points(Identity person, DecisionThresholds levels, double length) {
    List<Face> faces = person.faces();
    int step = (faces.size() + MOST_POINTS - 1) / MOST_POINTS;
    List<Mark> points = new ArrayList<>();
    for (int i = 0; i < faces.size(); i += step) {
      // The highest of each few: what decides stays visible.
      Face face = highest(faces.subList(i, Math.min(i + step, faces.size())));
      points.add(mark(face, levels, length));
    }
    return points;
  }

  private static Mark mark(Face face, DecisionThresholds levels, double length) {
    String x = units(x(face.time(), length));
    if (!face.prediction().isJudged()) {
      String y = units(y(0));
      return new Mark(x, y, "none", "M" + x + " " + y + "m-4-4l8 8m0-8l-8 8");
    }
    String y = units(y(face.fakeProbability()));
    String start = "M" + x + " " + y;
    return switch (levels.verdict(face.fakeProbability())) {
      case FAKE -> new Mark(x, y, "fake", "");
      case REAL -> new Mark(x, y, "real", start + "m0-5l5 9h-10z");
      case UNCERTAIN -> new Mark(x, y, "uncertain", start + "m-4-4h8v8h-8z");
    };
  }

  private static Face highest(List<Face> faces) {
    Face highest = faces.get(0);
    for (Face face : faces) {
      if (order(face) > order(highest)) {
        highest = face;
      }
    }
    return highest;
  }

  private static double order(Face face) {
    return face.prediction().isJudged() ? face.fakeProbability() : -1;
  }

  /** From each frame with the person to the next frame that was looked at, joined. */
  private static List<Span> spans(ScanResult result, Identity person, double length) {
    List<Double> times = result.frameTimes();
    double last = result.coverage().seconds() + 1 / result.video().samplingRate().orElse(1);
    Set<Double> seen = new HashSet<>();
    person.faces().forEach(face -> seen.add(face.time()));
    List<Span> spans = new ArrayList<>();
    double from = -1;
    for (int i = 0; i <= times.size(); i++) {
      boolean here = i < times.size() && seen.contains(times.get(i));
      if (here && from < 0) {
        from = times.get(i);
      } else if (!here && from >= 0) {
        spans.add(span(from, i < times.size() ? times.get(i) : last, length));
        from = -1;
      }
    }
    return spans;
  }

  private static Span span(double from, double to, double length) {
    double width = Math.max(2, x(to, length) - x(from, length));
    return new Span(units(x(from, length)), units(width));
  }

  private static List<Tick> ticks(double length) {
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i <= TICKS; i++) {
      double time = length * i / TICKS;
      ticks.add(new Tick(units(x(time, length)), Clock.text(time)));
    }
    return ticks;
  }

  private static String text(Identity person, DecisionThresholds levels) {
    double[] judged =
        person.faces().stream()
            .filter(face -> face.prediction().isJudged())
            .mapToDouble(Face::fakeProbability)
            .sorted()
            .toArray();
    return String.format(
        Locale.ROOT,
        "Probabilities of person %d over time: %d faces from %s to %s, lowest %.2f, highest %.2f;"
            + " real up to %.3f, fake from %.3f on.",
        person.id(),
        person.faces().size(),
        Clock.text(person.firstSeconds()),
        Clock.text(person.lastSeconds()),
        judged[0],
        judged[judged.length - 1],
        levels.real(),
        levels.fake());
  }

  private static double x(double time, double length) {
    return LEFT + WIDTH * Math.min(1, time / length);
  }

  private static double y(double probability) {
    return TOP + HEIGHT * (1 - probability);
  }

  private static String units(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
