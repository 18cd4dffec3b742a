package ai.deepware.command.evaluate;

import ai.deepware.command.cli.Json;
import ai.deepware.evaluation.Interval;
import ai.deepware.evaluation.Metric;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/** A list of objects, one per entry. What is not defined is null; all numbers are finite. */
final class JsonReport implements Report {
  @Override
  public String format(List<Entry> entries) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = Json.pretty(text)) {
      json.writeStartArray();
      for (Entry entry : entries) {
        write(json, entry);
      }
      json.writeEndArray();
    }
    return text.append('\n').toString();
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
      write(json, metric.key(), entry.evaluation().metric(metric));
    }
    json.writeEndObject();
    if (!entry.shares().isEmpty()) {
      json.writeNumberField("threshold", entry.threshold());
      json.writeObjectFieldStart("shares");
      for (var share : entry.shares().entrySet()) {
        write(json, share.getKey().key(), share.getValue());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, Interval interval) throws IOException {
    json.writeObjectFieldStart(name);
    write(json, "value", interval.value());
    write(json, "low", interval.low());
    write(json, "high", interval.high());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumberField(name, value);
    } else {
      json.writeNullField(name);
    }
  }
}
