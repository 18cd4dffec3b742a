package ai.deepware.command.evaluate;

import ai.deepware.command.csv.CsvOutput;
import ai.deepware.evaluation.Interval;
import ai.deepware.evaluation.Metric;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row per entry: each number in three columns, its value and both ends of its interval. */
final class CsvReport {
  private CsvReport() {}

  static void write(Path file, List<Entry> entries) throws IOException {
    try (CsvOutput table = CsvOutput.open(file, columns())) {
      for (Entry entry : entries) {
        table.row(row(entry).toArray());
      }
      table.commit();
    }
  }

  private static List<String> columns() {
    List<String> columns =
        new ArrayList<>(
            List.of("dataset", "model", "level", "real", "fake", "unscored", "threshold"));
    for (Metric metric : Metric.values()) {
      add(columns, metric.key());
    }
    Entry.SHARES.forEach(share -> add(columns, share.key()));
    return columns;
  }

  private static void add(List<String> columns, String name) {
    columns.addAll(List.of(name, name + "Low", name + "High"));
  }

  private static List<@Nullable Object> row(Entry entry) {
    List<@Nullable Object> row = new ArrayList<>();
    row.add(entry.dataset());
    row.add(entry.model());
    row.add(entry.level().key());
    row.add(entry.evaluation().real());
    row.add(entry.evaluation().fake());
    row.add(entry.unscored());
    row.add(entry.threshold());
    for (Metric metric : Metric.values()) {
      add(row, entry.evaluation().metric(metric));
    }
    for (Fate share : Entry.SHARES) {
      add(row, entry.shares().getOrDefault(share, Interval.UNDEFINED));
    }
    return row;
  }

  private static void add(List<@Nullable Object> row, Interval interval) {
    for (double value : new double[] {interval.value(), interval.low(), interval.high()}) {
      row.add(Double.isFinite(value) ? value : null);
    }
  }
}
