package ai.deepware.command.evaluate;

import ai.deepware.evaluation.Interval;
import ai.deepware.evaluation.Metric;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One page that needs no other file: for each data set and level a table and its charts. */
final class HtmlReport implements Report {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <title>Evaluation of deepfake detectors</title>
      <style>
      body { font-family: sans-serif; margin: 2em; }
      table { border-collapse: collapse; margin: 1em 0; }
      th, td { border: 1px solid #ccc; padding: 0.3em 0.7em; text-align: left; }
      td { font-variant-numeric: tabular-nums; }
      img { border: 1px solid #eee; margin: 0.3em; }
      </style>
      </head>
      <body>
      <h1>Evaluation of deepfake detectors</h1>
      <p>Scores run from 0 (real) to 1 (fake). In brackets: 95 % bootstrap intervals.</p>
      """;

  private record Section(String dataset, Level level) {}

  @Override
  public String format(List<Entry> entries) throws IOException {
    Map<Section, List<Entry>> sections = new LinkedHashMap<>();
    for (Entry entry : entries) {
      sections
          .computeIfAbsent(
              new Section(entry.dataset(), entry.level()), section -> new ArrayList<>())
          .add(entry);
    }
    StringBuilder page = new StringBuilder(HEAD);
    for (var section : sections.entrySet()) {
      page.append(
          "<h2>%s, %ss</h2>\n"
              .formatted(escape(section.getKey().dataset()), section.getKey().level().key()));
      table(page, section.getValue());
      charts(page, section.getValue());
    }
    return page.append("</body>\n</html>\n").toString();
  }

  private static void table(StringBuilder page, List<Entry> models) {
    page.append("<table>\n");
    row(page, "th", "", models.stream().map(model -> escape(model.model())).toList());
    row(
        page,
        "td",
        "real, fake, without a score",
        models.stream().map(HtmlReport::counts).toList());
    row(page, "td", "fake from", models.stream().map(m -> number(m.threshold())).toList());
    for (Metric metric : Metric.values()) {
      row(
          page,
          "td",
          metric.key(),
          models.stream().map(m -> interval(m.evaluation().metric(metric))).toList());
    }
    for (Fate share : Entry.SHARES) {
      row(
          page,
          "td",
          share.key(),
          models.stream()
              .map(m -> interval(m.shares().getOrDefault(share, Interval.UNDEFINED)))
              .toList());
    }
    page.append("</table>\n");
  }

  private static String counts(Entry entry) {
    return String.format(
        Locale.ROOT,
        "%d, %d, %d",
        entry.evaluation().real(),
        entry.evaluation().fake(),
        entry.unscored());
  }

  private static void row(StringBuilder page, String cell, String head, List<String> cells) {
    page.append("<tr><th>").append(head).append("</th>");
    cells.forEach(text -> page.append("<%1$s>%2$s</%1$s>".formatted(cell, text)));
    page.append("</tr>\n");
  }

  private static void charts(StringBuilder page, List<Entry> models) throws IOException {
    page.append("<p>\n");
    image(page, "ROC", Charts.roc(models));
    image(page, "Precision and recall", Charts.precisionRecall(models));
    for (Entry model : models) {
      image(page, "Reliability diagram of " + model.model(), Charts.reliability(model));
      image(page, "Histogram of the scores of " + model.model(), Charts.histogram(model));
    }
    page.append("</p>\n");
  }

  private static void image(StringBuilder page, String alt, byte[] png) {
    page.append(
        "<img alt=\"%s\" src=\"data:image/png;base64,%s\">\n"
            .formatted(escape(alt), Base64.getEncoder().encodeToString(png)));
  }

  private static String interval(Interval interval) {
    return interval.defined()
        ? "%s [%s, %s]"
            .formatted(number(interval.value()), number(interval.low()), number(interval.high()))
        : "not defined";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
