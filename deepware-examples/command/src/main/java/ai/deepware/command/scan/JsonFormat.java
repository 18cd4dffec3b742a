package ai.deepware.command.scan;

import ai.deepware.Coverage;
import ai.deepware.ScanException;
import ai.deepware.ScanResult;
import ai.deepware.Step;
import ai.deepware.command.cli.Json;
import ai.deepware.face.Box;
import ai.deepware.face.Face;
import ai.deepware.face.Point;
import ai.deepware.frame.ScanWarning;
import ai.deepware.identity.Identity;
import ai.deepware.model.ModelInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One JSON object a line. Every key is there for every video; what is unknown is null. Numbers are
 * finite.
 */
final class JsonFormat implements ReportFormat {
  @Override
  public String format(Scanned scanned) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = Json.generator(line)) {
      json.writeStartObject();
      json.writeStringField("file", scanned.name());
      if (scanned instanceof Scanned.Done done) {
        writeResult(json, done.result());
        json.writeNullField("error");
      } else if (scanned instanceof Scanned.Failed failed) {
        writeFailure(json, failed.failure());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.append('\n').toString();
  }

  @Override
  public boolean forPeople() {
    return false;
  }

  /** Nothing: each line is an object of one video. */
  @Override
  public String end(Totals totals) {
    return "";
  }

  private static void writeResult(JsonGenerator json, ScanResult result) throws IOException {
    json.writeStringField("outcome", result.outcome().name());
    writeNumber(json, "score", result.score());
    json.writeObjectField("verdict", result.verdict().map(Enum::name).orElse(null));
    writeNumber(json, "durationSeconds", result.video().duration());
    json.writeNumberField("width", result.video().width());
    json.writeNumberField("height", result.video().height());
    json.writeNumberField("framesScanned", result.frameTimes().size());
    json.writeNumberField("facesDetected", result.faceCount());
    writeCoverage(json, result.coverage());
    json.writeObjectFieldStart("sampling");
    json.writeStringField("mode", Names.camelCase(result.sampling().mode()));
    writeNumber(json, "fps", result.video().samplingRate());
    json.writeArrayFieldStart("timestamps");
    for (double time : result.frameTimes()) {
      writeNumber(json, time);
    }
    json.writeEndArray();
    json.writeEndObject();
    writeIdentities(json, result.identities());
    writeFaces(json, "facesWithoutIdentity", result.facesWithoutIdentity());
    writeWarnings(json, result.warnings());
    writeModels(json, result.models());
    writeSettings(json, result.configuration());
    writeTimings(json, result.timings());
  }

  private static void writeFailure(JsonGenerator json, ScanException failure) throws IOException {
    json.writeStringField("outcome", "FAILED");
    for (String unknown : List.of("score", "verdict", "durationSeconds", "width", "height")) {
      json.writeNullField(unknown);
    }
    json.writeNumberField("framesScanned", 0);
    json.writeNumberField("facesDetected", 0);
    json.writeNullField("coverage");
    json.writeObjectFieldStart("sampling");
    json.writeNullField("mode");
    json.writeNullField("fps");
    writeStrings(json, "timestamps", List.of());
    json.writeEndObject();
    for (String empty : List.of("identities", "facesWithoutIdentity", "warnings", "models")) {
      writeStrings(json, empty, List.of());
    }
    writeSettings(json, Map.of());
    writeTimings(json, Map.of());
    json.writeObjectFieldStart("error");
    json.writeStringField("step", Names.camelCase(failure.step()));
    json.writeStringField("reason", Names.camelCase(failure.reason()));
    json.writeStringField("message", failure.detail());
    json.writeEndObject();
  }

  private static void writeIdentities(JsonGenerator json, List<Identity> identities)
      throws IOException {
    json.writeArrayFieldStart("identities");
    for (Identity person : identities) {
      json.writeStartObject();
      json.writeNumberField("id", person.id());
      writeNumber(json, "score", person.score());
      json.writeStringField("verdict", person.verdict().name());
      writeNumber(json, "firstSeconds", person.firstSeconds());
      writeNumber(json, "lastSeconds", person.lastSeconds());
      writeFaces(json, "faces", person.faces());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeFaces(JsonGenerator json, String name, List<Face> faces)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Face face : faces) {
      json.writeStartObject();
      writeNumber(json, "time", face.time());
      writeBox(json, face.box());
      json.writeArrayFieldStart("landmarks");
      for (Point point : face.landmarks().map(found -> found.points()).orElse(List.of())) {
        json.writeStartArray();
        writeNumber(json, point.x());
        writeNumber(json, point.y());
        json.writeEndArray();
      }
      json.writeEndArray();
      writeNumber(json, "detection", face.detectionConfidence());
      writeFake(json, face);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeFake(JsonGenerator json, Face face) throws IOException {
    if (face.prediction().isJudged()) {
      writeNumber(json, "fake", face.fakeProbability());
    } else {
      json.writeNullField("fake");
    }
  }

  private static void writeBox(JsonGenerator json, Box box) throws IOException {
    json.writeObjectFieldStart("box");
    writeNumber(json, "x", box.x());
    writeNumber(json, "y", box.y());
    writeNumber(json, "width", box.width());
    writeNumber(json, "height", box.height());
    json.writeEndObject();
  }

  private static void writeCoverage(JsonGenerator json, Coverage coverage) throws IOException {
    json.writeObjectFieldStart("coverage");
    writeNumber(json, "seconds", coverage.seconds());
    writeNumber(json, "ofSeconds", coverage.ofSeconds());
    json.writeNumberField("frames", coverage.frames());
    if (coverage.ofFrames().isPresent()) {
      json.writeNumberField("ofFrames", coverage.ofFrames().getAsLong());
    } else {
      json.writeNullField("ofFrames");
    }
    json.writeBooleanField("partial", coverage.partial());
    json.writeEndObject();
  }

  private static void writeWarnings(JsonGenerator json, List<ScanWarning> warnings)
      throws IOException {
    json.writeArrayFieldStart("warnings");
    for (ScanWarning warning : warnings) {
      json.writeStartObject();
      json.writeStringField("kind", Names.camelCase(warning.kind()));
      writeNumber(json, "amount", warning.amount());
      json.writeStringField("text", warning.text());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeModels(JsonGenerator json, List<ModelInfo> models) throws IOException {
    json.writeArrayFieldStart("models");
    for (ModelInfo model : models) {
      json.writeStartObject();
      json.writeStringField("role", model.role());
      json.writeStringField("file", model.file());
      json.writeStringField("sha256", model.sha256());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeSettings(JsonGenerator json, Map<String, String> settings)
      throws IOException {
    json.writeObjectFieldStart("config");
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      json.writeStringField(setting.getKey(), setting.getValue());
    }
    json.writeEndObject();
  }

  private static void writeTimings(JsonGenerator json, Map<Step, Duration> timings)
      throws IOException {
    json.writeObjectFieldStart("timings");
    for (Map.Entry<Step, Duration> timing : timings.entrySet()) {
      json.writeNumberField(Names.camelCase(timing.getKey()), timing.getValue().toNanos() / 1e9);
    }
    json.writeEndObject();
  }

  private static void writeStrings(JsonGenerator json, String name, List<String> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  private static void writeNumber(JsonGenerator json, String name, OptionalDouble value)
      throws IOException {
    writeNumber(json, name, value.orElse(Double.NaN));
  }

  private static void writeNumber(JsonGenerator json, String name, double value)
      throws IOException {
    json.writeFieldName(name);
    writeNumber(json, value);
  }

  private static void writeNumber(JsonGenerator json, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumber(value);
    } else {
      json.writeNull();
    }
  }
}
