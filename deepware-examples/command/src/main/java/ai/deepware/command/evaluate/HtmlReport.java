package ai.deepware.command.evaluate;

import ai.deepware.command.page.Page;
import ai.deepware.command.page.Picture;
import ai.deepware.command.page.Section;
import ai.deepware.command.page.Table;
import ai.deepware.evaluation.Interval;
import ai.deepware.evaluation.Metric;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** One page that needs no other file: for each data set and level a table and its charts. */
final class HtmlReport implements Report {
  private record Group(String dataset, Level level) {}

  @Override
  public String format(List<Entry> entries) throws IOException {
    Map<Group, List<Entry>> groups = new LinkedHashMap<>();
    for (Entry entry : entries) {
      groups
          .computeIfAbsent(new Group(entry.dataset(), entry.level()), group -> new ArrayList<>())
          .add(entry);
    }
    List<Section> sections = new ArrayList<>();
    for (var group : groups.entrySet()) {
      sections.add(
          new Section(
              "%s, %ss".formatted(group.getKey().dataset(), group.getKey().level().key()),
              table(group.getValue()),
              charts(group.getValue())));
    }
    return new Page(
            "Evaluation of deepfake detectors",
            "Scores run from 0 (real) to 1 (fake). In brackets: 95 % bootstrap intervals.",
            sections)
        .html();
  }

  private static Table table(List<Entry> models) {
    List<Table.Row> rows = new ArrayList<>();
    rows.add(row("real, fake, without a score", models, HtmlReport::counts));
    rows.add(row("fake from", models, model -> number(model.threshold())));
    for (Metric metric : Metric.values()) {
      rows.add(row(metric.key(), models, model -> interval(model.evaluation().metric(metric))));
    }
    for (Fate share : Entry.SHARES) {
      rows.add(
          row(
              share.key(),
              models,
              model -> interval(model.shares().getOrDefault(share, Interval.UNDEFINED))));
    }
    return new Table(models.stream().map(Entry::model).toList(), rows);
  }

  private static Table.Row row(String name, List<Entry> models, Function<Entry, String> cell) {
    return new Table.Row(name, models.stream().map(cell).toList());
  }

  private static String counts(Entry entry) {
    return String.format(
        Locale.ROOT,
        "%d, %d, %d",
        entry.evaluation().real(),
        entry.evaluation().fake(),
        entry.unscored());
  }

  private static List<Picture> charts(List<Entry> models) throws IOException {
    List<Picture> pictures = new ArrayList<>();
    pictures.add(Picture.of("ROC", Charts.roc(models)));
    pictures.add(Picture.of("Precision and recall", Charts.precisionRecall(models)));
    for (Entry model : models) {
      pictures.add(
          Picture.of("Reliability diagram of " + model.model(), Charts.reliability(model)));
      pictures.add(
          Picture.of("Histogram of the scores of " + model.model(), Charts.histogram(model)));
    }
    return pictures;
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
}
