package ai.deepware.command.robustness;

import ai.deepware.command.evaluate.Level;
import ai.deepware.evaluation.Interval;
import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.style.Styler.LegendPosition;

/** One page that needs no other file: AUC and drift against the steps of each kind. */
final class CurvePage {
  private static final int WIDTH = 560;
  private static final int HEIGHT = 340;
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <title>Robustness of deepfake detectors</title>
      <style>body { font-family: sans-serif; margin: 2em; }</style>
      </head>
      <body>
      <h1>Robustness of deepfake detectors</h1>
      <p>Scores run from 0 (real) to 1 (fake). Drift is the mean change of the score against what
      was not made worse. Bars: 95 % bootstrap intervals.</p>
      """;

  private record Section(String dataset, Level level, String kind) {}

  private CurvePage() {}

  static String format(List<Drift> drifts) throws IOException {
    Map<Section, Map<String, List<Drift>>> sections = new LinkedHashMap<>();
    String nothing = Distortion.none().kind();
    for (Drift drift : drifts) {
      if (!drift.kind().equals(nothing)) {
        sections
            .computeIfAbsent(
                new Section(drift.dataset(), drift.level(), drift.kind()),
                section -> new LinkedHashMap<>())
            .computeIfAbsent(drift.model(), model -> new ArrayList<>(untouched(drifts, drift)))
            .add(drift);
      }
    }
    StringBuilder page = new StringBuilder(HEAD);
    for (var section : sections.entrySet()) {
      Section at = section.getKey();
      String title = "%s, %ss: %s".formatted(at.dataset(), at.level().key(), at.kind());
      page.append("<h2>").append(escape(title)).append("</h2>\n<p>\n");
      image(page, "AUC", section.getValue(), Drift::auc);
      image(page, "drift of reals", section.getValue(), Drift::real);
      image(page, "drift of fakes", section.getValue(), Drift::fake);
      page.append("</p>\n");
    }
    return page.append("</body>\n</html>\n").toString();
  }

  /** Every curve starts at what was not made worse. */
  private static List<Drift> untouched(List<Drift> drifts, Drift like) {
    return drifts.stream()
        .filter(drift -> drift.kind().equals(Distortion.none().kind()))
        .filter(drift -> drift.dataset().equals(like.dataset()))
        .filter(drift -> drift.model().equals(like.model()) && drift.level() == like.level())
        .toList();
  }

  private static void image(
      StringBuilder page,
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
      page.append(
          "<img alt=\"%s\" src=\"data:image/png;base64,%s\">\n"
              .formatted(escape(name), Base64.getEncoder().encodeToString(png(chart))));
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

  private static byte[] png(CategoryChart chart) throws IOException {
    try {
      return ChartEncoder.getBytes(chart, "png");
    } catch (RuntimeException | LinkageError | InternalError e) {
      // What the JDK throws where it finds no font.
      throw new IOException("a chart cannot be drawn; are fonts and fontconfig installed?", e);
    }
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
