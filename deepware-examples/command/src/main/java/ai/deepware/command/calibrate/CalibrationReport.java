package ai.deepware.command.calibrate;

import ai.deepware.command.cli.Json;
import ai.deepware.evaluation.ConformalThresholds;
import ai.deepware.evaluation.Metric;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;

/**
 * Says what was found, and what it promises.
 *
 * @param calibration what was found
 * @param persons whether groups of pictures stood for videos
 * @param values what is kept of it, by the keys of {@code models.properties}
 */
record CalibrationReport(Calibration calibration, boolean persons, Map<String, String> values) {

  String text() {
    ConformalThresholds thresholds = calibration.thresholds();
    StringBuilder text = new StringBuilder();
    calibration.fit().ifPresentOrElse(fit -> fitted(text, fit), () -> notFitted(text, thresholds));
    line(
        text,
        "thresholds: REAL up to %.4f, FAKE from %.4f on, chosen on %d real and %d fake %s;",
        thresholds.thresholds().real(),
        thresholds.thresholds().fake(),
        thresholds.reals(),
        thresholds.fakes(),
        things());
    line(
        text,
        "  of these %d real are called FAKE and %d fake REAL",
        calibration.realsCalledFake(),
        calibration.fakesCalledReal());
    text.append(promise()).append('\n');
    values.forEach((key, value) -> line(text, "%s = %s", key, value));
    return text.toString();
  }

  private void fitted(StringBuilder text, Calibration.Fit fit) {
    line(
        text,
        "temperature: %.4f, fitted on the frames of %d real and %d fake %s;",
        fit.temperature().value(),
        fit.reals(),
        fit.fakes(),
        things());
    for (Metric metric : new Metric[] {Metric.LOG_LOSS, Metric.EXPECTED_CALIBRATION_ERROR}) {
      line(
          text,
          "  %s of the frames of the others: %.4f before, %.4f with it",
          metric.key(),
          fit.before().metric(metric).value(),
          fit.after().metric(metric).value());
    }
  }

  private void notFitted(StringBuilder text, ConformalThresholds thresholds) {
    line(
        text,
        "temperature: not fitted; that takes other %s than the thresholds, %d real and %d fake in all,"
            + " whose scores overlap",
        things(),
        2 * ConformalThresholds.leastVideos(thresholds.rate()),
        2 * ConformalThresholds.leastVideos(thresholds.missRate()));
  }

  private String things() {
    return persons ? "persons" : "videos";
  }

  /** What the thresholds promise, and for what. */
  String promise() {
    ConformalThresholds thresholds = calibration.thresholds();
    return String.format(
        Locale.ROOT,
        "promise: a new real %1$s is called FAKE with a chance of at most %2$s %%, a new fake one"
            + " REAL with at most %3$s %%, over the choice of all of them together. It holds for"
            + " %1$ss like those here, and for no others.%4$s",
        persons ? "person" : "video",
        percent(thresholds.rate()),
        percent(thresholds.missRate()),
        persons
            ? " Persons of a set of pictures stood for videos: nothing is promised for videos."
            : "");
  }

  private static String percent(double rate) {
    return String.format(Locale.ROOT, "%.4f", 100 * rate).replaceAll("\\.?0+$", "");
  }

  String json() throws IOException {
    ConformalThresholds thresholds = calibration.thresholds();
    StringWriter text = new StringWriter();
    try (JsonGenerator json = Json.pretty(text)) {
      json.writeStartObject();
      if (calibration.fit().isPresent()) {
        json.writeNumberField("temperature", calibration.factor());
      } else {
        json.writeNullField("temperature");
      }
      json.writeObjectFieldStart("thresholds");
      json.writeNumberField("real", thresholds.thresholds().real());
      json.writeNumberField("fake", thresholds.thresholds().fake());
      json.writeEndObject();
      json.writeNumberField("rate", thresholds.rate());
      json.writeNumberField("missRate", thresholds.missRate());
      json.writeNumberField("real", thresholds.reals());
      json.writeNumberField("fake", thresholds.fakes());
      json.writeNumberField("realsCalledFake", calibration.realsCalledFake());
      json.writeNumberField("fakesCalledReal", calibration.fakesCalledReal());
      json.writeStringField("unit", persons ? "person" : "video");
      json.writeStringField("promise", promise());
      json.writeObjectFieldStart("properties");
      for (var value : values.entrySet()) {
        json.writeStringField(value.getKey(), value.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    return text.append('\n').toString();
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
