package ai.deepware.command.robustness;

import static ai.deepware.command.cli.FileNames.printable;

import ai.deepware.command.cli.Json;
import ai.deepware.command.csv.CsvOutput;
import ai.deepware.command.evaluate.ReportOptions;
import ai.deepware.evaluation.Interval;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes curves as tables for people, CSV, JSON and a page. */
record DriftReport(List<Drift> drifts) implements ReportOptions.Results {

  @Override
  public String table() {
    StringBuilder text = new StringBuilder();
    String before = "";
    for (Drift drift : drifts) {
      String head =
          "%s, %s, %ss"
              .formatted(printable(drift.dataset()), printable(drift.model()), drift.level().key());
      if (!head.equals(before)) {
        text.append(before.isEmpty() ? "" : "\n").append(head).append('\n');
        text.append(row("", "", "scored", "AUC", "score drift", "of reals", "of fakes"));
        before = head;
      }
      text.append(
          row(
              drift.kind(),
              drift.step(),
              drift.scored() + " of " + (drift.scored() + drift.unscored()),
              interval(drift.auc(), "%.3f"),
              interval(drift.all(), "%+.3f"),
              interval(drift.real(), "%+.3f"),
              interval(drift.fake(), "%+.3f")));
    }
    return text.toString();
  }

  private static String row(
      String kind, String step, String scored, String auc, String all, String real, String fake) {
    return String.format(
            Locale.ROOT,
            "  %-10s %-22s %14s  %-22s %-25s %-25s %s",
            kind,
            step,
            scored,
            auc,
            all,
            real,
            fake)
        .stripTrailing()
        .concat("\n");
  }

  private static String interval(Interval interval, String format) {
    return interval.defined()
        ? String.format(
            Locale.ROOT,
            format + " [" + format + ", " + format + "]",
            interval.value(),
            interval.low(),
            interval.high())
        : "-";
  }

  private static Map<String, Interval> numbers(Drift drift) {
    Map<String, Interval> numbers = new LinkedHashMap<>();
    numbers.put("auc", drift.auc());
    numbers.put("drift", drift.all());
    numbers.put("driftOfReals", drift.real());
    numbers.put("driftOfFakes", drift.fake());
    return numbers;
  }

  @Override
  public void csv(Path file) throws IOException {
    List<String> columns =
        new ArrayList<>(List.of("dataset", "model", "level", "kind", "step", "scored", "unscored"));
    for (String name : List.of("auc", "drift", "driftOfReals", "driftOfFakes")) {
      columns.addAll(List.of(name, name + "Low", name + "High"));
    }
    try (CsvOutput table = CsvOutput.open(file, columns)) {
      for (Drift drift : drifts) {
        table.row(cells(drift).toArray());
      }
      table.commit();
    }
  }

  private static List<@Nullable Object> cells(Drift drift) {
    List<@Nullable Object> cells = new ArrayList<>();
    cells.addAll(
        List.of(
            drift.dataset(),
            drift.model(),
            drift.level().key(),
            drift.kind(),
            drift.step(),
            drift.scored(),
            drift.unscored()));
    for (Interval interval : numbers(drift).values()) {
      for (double value : new double[] {interval.value(), interval.low(), interval.high()}) {
        cells.add(Double.isFinite(value) ? value : null);
      }
    }
    return cells;
  }

  @Override
  public String json() throws IOException {
    return Json.list(drifts, DriftReport::write);
  }

  @Override
  public String page() throws IOException {
    return CurvePage.format(drifts);
  }

  private static void write(JsonGenerator json, Drift drift) throws IOException {
    json.writeStartObject();
    json.writeStringField("dataset", drift.dataset());
    json.writeStringField("model", drift.model());
    json.writeStringField("level", drift.level().key());
    json.writeStringField("kind", drift.kind());
    json.writeStringField("step", drift.step());
    json.writeNumberField("scored", drift.scored());
    json.writeNumberField("unscored", drift.unscored());
    for (var number : numbers(drift).entrySet()) {
      Json.interval(json, number.getKey(), number.getValue());
    }
    json.writeEndObject();
  }
}
