package ai.deepware.json;

import ai.deepware.Coverage;
import ai.deepware.ScanException;
import ai.deepware.ScanResult;
import ai.deepware.Version;
import ai.deepware.face.Face;
import ai.deepware.face.Point;
import ai.deepware.frame.ScanWarning;
import ai.deepware.identity.Identity;
import ai.deepware.model.ModelInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes what became of a video as one JSON object on one line, without a line end, as it comes:
 * however many faces there are, nothing is collected. Every key is there for every video; what is
 * unknown is null; keys come in a stable order. The object is described by a {@linkplain #schema()
 * JSON Schema}.
 *
 * <pre>{@code
 * try (Writer out = Files.newBufferedWriter(file)) {
 *   ScanJson.write(scanner.scan(video), out);
 * }
 * }</pre>
 *
 * @since 0.1
 */
public final class ScanJson {
  /** The version of the form, which every object names: higher where a key goes or changes. */
  public static final int FORMAT = 1;

  private final JsonWriter json;

  private ScanJson(Appendable target) {
    json = new JsonWriter(target);
  }

  /** {@return the JSON Schema (draft 2020-12) of the objects that this class writes} */
  public static String schema() {
    try (InputStream in = ScanJson.class.getResourceAsStream("scan.schema.json")) {
      if (in == null) {
        throw new IllegalStateException("scan.schema.json was left out when this was packed");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes a result.
   *
   * @param result what was found
   * @param target stays open
   * @throws IOException if the target cannot be written
   */
  public static void write(ScanResult result, Appendable target) throws IOException {
    new ScanJson(target).write(result.file(), Optional.of(result), Optional.empty());
  }

  /**
   * Writes why a video could not be scanned.
   *
   * @param failure why
   * @param target stays open
   * @throws IOException if the target cannot be written
   */
  public static void write(ScanException failure, Appendable target) throws IOException {
    new ScanJson(target).write(failure.file(), Optional.empty(), Optional.of(failure));
  }

  /**
   * Makes a text of a result.
   *
   * @param result what was found
   * @return one line, without a line end
   */
  public static String text(ScanResult result) {
    StringBuilder text = new StringBuilder();
    try {
      write(result, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void write(String file, Optional<ScanResult> result, Optional<ScanException> failure)
      throws IOException {
    json.open('{');
    json.name("format").number(FORMAT);
    json.name("deepware").text(Version.current());
    json.name("file").text(file);
    json.name("scannedAt");
    text(result.map(one -> one.scannedAt().toString()));
    json.name("outcome").text(result.map(one -> one.outcome().name()).orElse("FAILED"));
    json.name("score").number(result.map(one -> one.score().orElse(Double.NaN)).orElse(Double.NaN));
    json.name("verdict");
    text(result.flatMap(ScanResult::verdict).map(Enum::name));
    video(result);
    sampling(result);
    json.name("identities").open('[');
    for (Identity person : result.map(ScanResult::identities).orElse(List.of())) {
      identity(person);
    }
    json.close(']');
    faces("facesWithoutIdentity", result.map(ScanResult::facesWithoutIdentity).orElse(List.of()));
    EvidenceJson.write(json, result.map(ScanResult::evidence).orElse(List.of()));
    warnings(result.map(ScanResult::warnings).orElse(List.of()));
    models(result.map(ScanResult::models).orElse(List.of()));
    json.name("config").open('{');
    for (var setting : result.map(ScanResult::configuration).orElse(Map.of()).entrySet()) {
      json.name(setting.getKey()).text(setting.getValue());
    }
    json.close('}').name("timings").open('{');
    for (var timing : result.map(ScanResult::timings).orElse(Map.of()).entrySet()) {
      json.name(camelCase(timing.getKey())).number(seconds(timing.getValue()));
    }
    json.close('}');
    error(failure);
    json.close('}');
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private void video(Optional<ScanResult> result) throws IOException {
    json.name("thresholds");
    if (result.isPresent()) {
      json.open('{').name("real").number(result.get().thresholds().real());
      json.name("fake").number(result.get().thresholds().fake()).close('}');
      json.name("durationSeconds").number(result.get().video().duration().orElse(Double.NaN));
      json.name("width").number(result.get().video().width());
      json.name("height").number(result.get().video().height());
    } else {
      json.nothing();
      for (String unknown : List.of("durationSeconds", "width", "height")) {
        json.name(unknown).nothing();
      }
    }
    json.name("framesScanned").number(result.map(one -> one.frameTimes().size()).orElse(0));
    json.name("facesDetected").number(result.map(ScanResult::faceCount).orElse(0));
    json.name("coverage");
    if (result.isPresent()) {
      coverage(result.get().coverage());
    } else {
      json.nothing();
    }
  }

  private void coverage(Coverage coverage) throws IOException {
    json.open('{').name("seconds").number(coverage.seconds());
    json.name("ofSeconds").number(coverage.ofSeconds().orElse(Double.NaN));
    json.name("frames").number(coverage.frames()).name("ofFrames");
    if (coverage.ofFrames().isPresent()) {
      json.number(coverage.ofFrames().getAsLong());
    } else {
      json.nothing();
    }
    json.name("partial").truth(coverage.partial()).close('}');
  }

  private void sampling(Optional<ScanResult> result) throws IOException {
    json.name("sampling").open('{').name("mode");
    text(result.map(one -> camelCase(one.sampling().mode())));
    json.name("fps")
        .number(
            result.map(one -> one.video().samplingRate().orElse(Double.NaN)).orElse(Double.NaN));
    json.name("timestamps").open('[');
    for (double time : result.map(ScanResult::frameTimes).orElse(List.of())) {
      json.number(time);
    }
    json.close(']').close('}');
  }

  private void identity(Identity person) throws IOException {
    json.open('{').name("id").number(person.id());
    json.name("score").number(person.score());
    json.name("verdict").text(person.verdict().name());
    json.name("firstSeconds").number(person.firstSeconds());
    json.name("lastSeconds").number(person.lastSeconds());
    faces("faces", person.faces());
    json.close('}');
  }

  private void faces(String name, List<Face> faces) throws IOException {
    json.name(name).open('[');
    for (Face face : faces) {
      json.open('{').name("time").number(face.time());
      json.name("box");
      EvidenceJson.box(json, face.box());
      json.name("landmarks").open('[');
      for (Point point : face.landmarks().map(found -> found.points()).orElse(List.of())) {
        json.open('[').number(point.x()).number(point.y()).close(']');
      }
      json.close(']');
      json.name("detectionConfidence").number(face.detectionConfidence());
      boolean judged = face.prediction().isJudged();
      json.name("fakeProbability").number(judged ? face.fakeProbability() : Double.NaN);
      json.name("abstained");
      text(face.prediction().abstention().map(ScanJson::camelCase));
      json.close('}');
    }
    json.close(']');
  }

  private void warnings(List<ScanWarning> warnings) throws IOException {
    json.name("warnings").open('[');
    for (ScanWarning warning : warnings) {
      json.open('{').name("kind").text(camelCase(warning.kind()));
      json.name("amount").number(warning.amount()).name("text").text(warning.text()).close('}');
    }
    json.close(']');
  }

  private void models(List<ModelInfo> models) throws IOException {
    json.name("models").open('[');
    for (ModelInfo model : models) {
      json.open('{').name("role").text(model.role()).name("file").text(model.file());
      json.name("sha256").text(model.sha256()).close('}');
    }
    json.close(']');
  }

  private void error(Optional<ScanException> failure) throws IOException {
    json.name("error");
    if (failure.isEmpty()) {
      json.nothing();
      return;
    }
    json.open('{').name("step").text(camelCase(failure.get().step()));
    json.name("category").text(camelCase(failure.get().category()));
    json.name("reason").text(camelCase(failure.get().reason()));
    json.name("message").text(failure.get().detail()).close('}');
  }

  private void text(Optional<String> text) throws IOException {
    if (text.isPresent()) {
      json.text(text.get());
    } else {
      json.nothing();
    }
  }

  /**
   * The name of a constant as the JSON has it: {@code IDENTITY_STRATEGY} becomes {@code
   * identityStrategy}.
   *
   * @param constant such as a step or a reason
   * @return its name in camel case
   */
  public static String camelCase(Enum<?> constant) {
    StringBuilder name = new StringBuilder();
    for (String word : constant.name().toLowerCase(Locale.ROOT).split("_", -1)) {
      name.append(
          name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return name.toString();
  }
}
