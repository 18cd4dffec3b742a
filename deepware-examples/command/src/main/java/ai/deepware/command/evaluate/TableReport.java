package ai.deepware.command.evaluate;

import static ai.deepware.command.cli.FileNames.printable;

import ai.deepware.evaluation.Interval;
import ai.deepware.evaluation.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Tables for people: for each level one with data sets down and models across, then every number of
 * each entry with its interval.
 */
final class TableReport implements Report {
  private static final List<Metric> ACROSS = List.of(Metric.LOG_LOSS, Metric.ACCURACY, Metric.AUC);
  private static final int CELL = 9;
  private static final int BLOCK = CELL * ACROSS.size() + 2;

  @Override
  public String format(List<Entry> entries) {
    StringBuilder text = new StringBuilder();
    for (Level level : Level.values()) {
      List<Entry> some = entries.stream().filter(entry -> entry.level() == level).toList();
      if (!some.isEmpty()) {
        overview(text, level, some);
      }
    }
    entries.forEach(entry -> details(text, entry));
    return text.toString();
  }

  private static void overview(StringBuilder text, Level level, List<Entry> entries) {
    List<String> models = entries.stream().map(Entry::model).distinct().toList();
    Map<String, List<Entry>> datasets = new LinkedHashMap<>();
    entries.forEach(
        entry -> datasets.computeIfAbsent(entry.dataset(), name -> new ArrayList<>()).add(entry));
    int width =
        datasets.keySet().stream().mapToInt(name -> printable(name).length()).max().orElse(0);
    width = Math.max(width, "data set".length());
    line(text, "%s", pad(level.key() + "s", width) + across(models));
    StringBuilder metrics = new StringBuilder();
    for (Metric metric : ACROSS) {
      metrics.append(String.format(Locale.ROOT, "%" + CELL + "s", metric.key()));
    }
    line(text, "%s", pad("data set", width) + ("  " + metrics).repeat(models.size()));
    for (var dataset : datasets.entrySet()) {
      StringBuilder row = new StringBuilder(pad(printable(dataset.getKey()), width));
      models.forEach(model -> row.append(cells(dataset.getValue(), model)));
      line(text, "%s", row.toString().stripTrailing());
    }
    text.append('\n');
  }

  private static String across(List<String> models) {
    StringBuilder names = new StringBuilder();
    for (String model : models) {
      String name = printable(model);
      names.append(
          String.format(
              Locale.ROOT,
              "  %" + (BLOCK - 2) + "s",
              name.length() < BLOCK - 2 ? name : "…" + name.substring(name.length() - BLOCK + 4)));
    }
    return names.toString();
  }

  private static String cells(List<Entry> row, String model) {
    Optional<Entry> entry = row.stream().filter(e -> e.model().equals(model)).findFirst();
    if (entry.isEmpty()) {
      return " ".repeat(BLOCK);
    }
    StringBuilder cells = new StringBuilder("  ");
    for (Metric metric : ACROSS) {
      double value = entry.get().evaluation().metric(metric).value();
      cells.append(String.format(Locale.ROOT, "%" + CELL + "s", number(value)));
    }
    return cells.toString();
  }

  private static void details(StringBuilder text, Entry entry) {
    line(
        text,
        "%s, %s, %ss: %d real, %d fake, %d without a score; fake from %s on",
        printable(entry.dataset()),
        printable(entry.model()),
        entry.level().key(),
        entry.evaluation().real(),
        entry.evaluation().fake(),
        entry.unscored(),
        entry.threshold());
    for (Metric metric : Metric.values()) {
      interval(text, metric.key(), entry.evaluation().metric(metric));
    }
    entry.shares().forEach((fate, share) -> interval(text, fate.key(), share));
    text.append('\n');
  }

  private static void interval(StringBuilder text, String name, Interval interval) {
    if (interval.defined()) {
      line(
          text,
          "  %-18s %s  [%s, %s]",
          name,
          number(interval.value()),
          number(interval.low()),
          number(interval.high()));
    } else {
      line(text, "  %-18s not defined", name);
    }
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
