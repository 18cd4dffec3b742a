package ai.deepware.command.evaluate;

import ai.deepware.evaluation.Curve;
import ai.deepware.evaluation.LabeledScores;
import ai.deepware.evaluation.Reliability;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Charts of scores. */
final class Charts {
  private static final int WIDTH = 460;
  private static final int HEIGHT = 380;
  private static final int HISTOGRAM_BINS = 20;

  private Charts() {}

  /** False positive rate against true positive rate, one line per model. */
  static XYChart roc(List<Entry> models) {
    XYChart chart = unitSquare("ROC", "false positive rate", "true positive rate");
    chart.getStyler().setLegendPosition(LegendPosition.InsideSE);
    UniqueNames names = new UniqueNames();
    models.forEach(model -> names.of(model.model()));
    diagonal(chart, names.of("chance"));
    models.forEach(model -> line(chart, model, Curve::roc));
    return chart;
  }

  /** Recall against precision, one line per model. */
  static XYChart precisionRecall(List<Entry> models) {
    XYChart chart = unitSquare("Precision and recall", "recall", "precision");
    chart.getStyler().setLegendPosition(LegendPosition.InsideSW);
    models.forEach(model -> line(chart, model, Curve::precisionRecall));
    return chart;
  }

  /** The mean score against the share of fakes, bin by bin. */
  static XYChart reliability(Entry entry) {
    XYChart chart = unitSquare("Reliability: " + entry.model(), "mean score", "share of fakes");
    chart.getStyler().setLegendPosition(LegendPosition.InsideNW);
    diagonal(chart, "calibrated");
    List<Reliability.Bin> bins =
        Reliability.of(entry.scores()).bins().stream().filter(bin -> bin.count() > 0).toList();
    if (!bins.isEmpty()) {
      chart.addSeries(
          "bins",
          bins.stream().mapToDouble(Reliability.Bin::score).toArray(),
          bins.stream().mapToDouble(Reliability.Bin::fake).toArray());
    }
    return chart;
  }

  /** How many reals and fakes have which score. */
  static CategoryChart histogram(Entry entry) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title("Scores: " + entry.model())
            .xAxisTitle("score")
            .yAxisTitle("number")
            .build();
    plain(chart.getStyler());
    chart.getStyler().setAvailableSpaceFill(0.9);
    chart.getStyler().setXAxisMaxLabelCount(5);
    chart.getStyler().setLegendPosition(LegendPosition.InsideN);
    List<String> bins = Arrays.asList(new String[HISTOGRAM_BINS]);
    bins.replaceAll(bin -> "");
    for (int bin = 0; bin < HISTOGRAM_BINS; bin++) {
      bins.set(bin, String.format(Locale.ROOT, "%.2f", (bin + 0.5) / HISTOGRAM_BINS));
    }
    chart.addSeries("real", bins, counts(entry.scores(), false));
    chart.addSeries("fake", bins, counts(entry.scores(), true));
    return chart;
  }

  private static List<Integer> counts(LabeledScores scores, boolean fake) {
    Integer[] counts = new Integer[HISTOGRAM_BINS];
    Arrays.fill(counts, 0);
    for (int i = 0; i < scores.size(); i++) {
      if (scores.isFake(i) == fake) {
        counts[Math.min(HISTOGRAM_BINS - 1, (int) (scores.score(i) * HISTOGRAM_BINS))]++;
      }
    }
    return List.of(counts);
  }

  private static void line(XYChart chart, Entry model, Function<LabeledScores, Curve> of) {
    List<Curve.Point> points = of.apply(model.scores()).points();
    if (!points.isEmpty()) {
      chart
          .addSeries(
              model.model(),
              points.stream().mapToDouble(Curve.Point::x).toArray(),
              points.stream().mapToDouble(Curve.Point::y).toArray())
          .setMarker(SeriesMarkers.NONE);
    }
  }

  private static void diagonal(XYChart chart, String name) {
    XYSeries series = chart.addSeries(name, new double[] {0, 1}, new double[] {0, 1});
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(Color.LIGHT_GRAY);
  }

  private static XYChart unitSquare(String title, String x, String y) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(x)
            .yAxisTitle(y)
            .build();
    AxesChartStyler styler = chart.getStyler();
    plain(styler);
    styler.setXAxisMin(0.0);
    styler.setXAxisMax(1.0);
    styler.setYAxisMin(0.0);
    styler.setYAxisMax(1.0);
    return chart;
  }

  private static void plain(AxesChartStyler styler) {
    styler.setChartBackgroundColor(Color.WHITE);
  }
}
