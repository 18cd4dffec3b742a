package ai.deepware.command.robustness;

import ai.deepware.command.evaluate.Level;
import ai.deepware.command.page.Page;
import ai.deepware.command.page.Picture;
import ai.deepware.command.page.Section;
import ai.deepware.evaluation.Interval;
import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;

/** One page that needs no other file: AUC and drift against the steps of each kind. */
final class CurvePage {
  private static final int WIDTH = 560;
  private static final int HEIGHT = 340;
  private static final String INTRODUCTION =
      "Scores run from 0 (real) to 1 (fake). Drift is the mean change of the score against what"
          + " was not made worse. Bars: 95 % bootstrap intervals.";

  private record Group(String dataset, Level level, String kind) {}

  private CurvePage() {}

  static String format(List<Drift> drifts) throws IOException {
    Map<Group, Map<String, List<Drift>>> groups = new LinkedHashMap<>();
    String nothing = Distortion.none().kind();
    for (Drift drift : drifts) {
      if (!drift.kind().equals(nothing)) {
        groups
            .computeIfAbsent(
                new Group(drift.dataset(), drift.level(), drift.kind()),
                group -> new LinkedHashMap<>())
            .computeIfAbsent(drift.model(), model -> new ArrayList<>(untouched(drifts, drift)))
            .add(drift);
      }
    }
    List<Section> sections = new ArrayList<>();
    for (var group : groups.entrySet()) {
      Group at = group.getKey();
      sections.add(
          new Section(
              "%s, %ss: %s".formatted(at.dataset(), at.level().key(), at.kind()),
              null,
              charts(group.getValue())));
    }
    return new Page("Robustness of deepfake detectors", INTRODUCTION, sections).html();
  }

  private static List<Picture> charts(Map<String, List<Drift>> models) throws IOException {
    List<Picture> pictures = new ArrayList<>();
    chart(pictures, "AUC", models, Drift::auc);
    chart(pictures, "drift of reals", models, Drift::real);
    chart(pictures, "drift of fakes", models, Drift::fake);
    return pictures;
  }

  /** Every curve starts at what was not made worse. */
  private static List<Drift> untouched(List<Drift> drifts, Drift like) {
    return drifts.stream()
        .filter(drift -> drift.kind().equals(Distortion.none().kind()))
        .filter(drift -> drift.dataset().equals(like.dataset()))
        .filter(drift -> drift.model().equals(like.model()) && drift.level() == like.level())
        .toList();
  }

  private static void chart(
      List<Picture> pictures,
      String name,
      Map<String, List<Drift>> models,
      Function<Drift, Interval> number)
      throws IOException {
    CategoryChart chart =
        new CategoryChartBuilder().width(WIDTH).height(HEIGHT).title(name).yAxisTitle(name).build();
    chart.getStyler().setDefaultSeriesRenderStyle(CategorySeriesRenderStyle.Line);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setXAxisLabelRotation(45);
    models.forEach((model, curve) -> line(chart, model, curve, number));
    boolean drawn =
        models.values().stream()
            .flatMap(List::stream)
            .anyMatch(drift -> number.apply(drift).defined());
    if (drawn) {
      pictures.add(Picture.of(name, chart));
    }
  }

  private static void line(
      CategoryChart chart, String model, List<Drift> curve, Function<Drift, Interval> number) {
    List<Drift> defined = curve.stream().filter(drift -> number.apply(drift).defined()).toList();
    if (!defined.isEmpty()) {
      chart.addSeries(
          model,
          defined.stream().map(drift -> drift.step().isEmpty() ? "none" : drift.step()).toList(),
          defined.stream().map(drift -> number.apply(drift).value()).toList(),
          defined.stream().map(drift -> spread(number.apply(drift))).toList());
    }
  }

  /** Bars are drawn evenly to both sides. */
  private static double spread(Interval interval) {
    return (interval.high() - interval.low()) / 2;
  }
}
