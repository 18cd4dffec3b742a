package ai.deepware.command.evaluate;

import ai.deepware.command.cli.Json;
import ai.deepware.evaluation.Metric;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** A list of objects, one per entry. What is not defined is null; all numbers are finite. */
final class JsonReport implements Report {
  @Override
  public String format(List<Entry> entries) throws IOException {
    return Json.list(entries, JsonReport::write);
  }

  private static void write(JsonGenerator json, Entry entry) throws IOException {
    json.writeStartObject();
    json.writeStringField("dataset", entry.dataset());
    json.writeStringField("model", entry.model());
    json.writeStringField("level", entry.level().key());
    json.writeNumberField("real", entry.evaluation().real());
    json.writeNumberField("fake", entry.evaluation().fake());
    json.writeNumberField("unscored", entry.unscored());
    json.writeObjectFieldStart("metrics");
    for (Metric metric : Metric.values()) {
      Json.interval(json, metric.key(), entry.evaluation().metric(metric));
    }
    json.writeEndObject();
    if (!entry.shares().isEmpty()) {
      json.writeNumberField("threshold", entry.threshold());
      json.writeObjectFieldStart("shares");
      for (var share : entry.shares().entrySet()) {
        Json.interval(json, share.getKey().key(), share.getValue());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }
}
