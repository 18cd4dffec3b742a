package ai.deepware;

import ai.deepware.PersonScoring.Persons;
import ai.deepware.evidence.Evidence;
import ai.deepware.face.Face;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.ScanWarning;
import ai.deepware.frame.VideoInfo;
import ai.deepware.identity.Identity;
import ai.deepware.model.ModelInfo;
import ai.deepware.predict.DecisionThresholds;
import ai.deepware.predict.Verdict;
import ai.deepware.text.Printable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a scan found. Immutable; made by a {@link Scanner} alone. Times are seconds from the first
 * frame; boxes and landmarks are in pixels of the displayed frame at full size.
 *
 * <pre>{@code
 * ScanResult result = scanner.scan(Path.of("clip.mp4"));
 * System.out.println(result.summary()); // clip.mp4: FAKE 0.930, 2 persons, all of 12.0 s seen
 * }</pre>
 *
 * @since 0.1
 */
public final class ScanResult {
  private final String file;
  private final Instant scannedAt;
  private final Outcome outcome;
  private final OptionalDouble score;
  private final DecisionThresholds thresholds;
  private final VideoInfo video;
  private final Sampling sampling;
  private final List<Double> frameTimes;
  private final List<Identity> identities;
  private final List<Face> facesWithoutIdentity;
  private final List<Evidence> evidence;
  private final Coverage coverage;
  private final List<ScanWarning> warnings;
  private final List<ModelInfo> models;
  private final Map<String, String> configuration;
  private final Map<Step, Duration> timings;

  /** All collections are copied. */
  ScanResult(
      String file,
      Instant scannedAt,
      OptionalDouble score,
      VideoInfo video,
      List<Double> frameTimes,
      Persons persons,
      List<Evidence> evidence,
      List<ScanWarning> warnings,
      ScanConfig config,
      Map<Step, Duration> timings) {
    this.file = file;
    this.scannedAt = scannedAt;
    this.score = score;
    this.thresholds = config.thresholds;
    this.video = video;
    this.sampling = config.sampling;
    this.frameTimes = List.copyOf(frameTimes);
    this.identities = List.copyOf(persons.identities());
    this.facesWithoutIdentity = List.copyOf(persons.noise());
    this.evidence = List.copyOf(evidence);
    this.coverage = Coverage.of(video, frameTimes, warnings);
    this.warnings = List.copyOf(warnings);
    this.models = config.models();
    this.configuration = Collections.unmodifiableMap(new LinkedHashMap<>(config.describe()));
    Map<Step, Duration> byStep = new EnumMap<>(Step.class);
    byStep.putAll(timings);
    this.timings = Collections.unmodifiableMap(byStep);
    this.outcome =
        score.isPresent()
            ? Outcome.SCORED
            : faceCount() == 0 ? Outcome.NO_FACES : Outcome.NO_IDENTITY;
  }

  /** {@return the video's name} */
  public String file() {
    return file;
  }

  /** {@return when the scan began} */
  public Instant scannedAt() {
    return scannedAt;
  }

  /** {@return how far the scan got} */
  public Outcome outcome() {
    return outcome;
  }

  /** {@return the video's score, [0,1], 1 = fake; present only if SCORED} */
  public OptionalDouble score() {
    return score;
  }

  /** {@return what the score means; present only if SCORED} */
  public Optional<Verdict> verdict() {
    return score.isPresent()
        ? Optional.of(thresholds.verdict(score.getAsDouble()))
        : Optional.empty();
  }

  /** {@return what counted as real and as fake} */
  public DecisionThresholds thresholds() {
    return thresholds;
  }

  /** {@return what is known of the video} */
  public VideoInfo video() {
    return video;
  }

  /** {@return which frames were asked for; the rate in effect is in {@link #video()}} */
  public Sampling sampling() {
    return sampling;
  }

  /** {@return the times of all frames looked at, in seconds, ascending} */
  public List<Double> frameTimes() {
    return frameTimes;
  }

  /** {@return the persons, in order of their first appearance} */
  public List<Identity> identities() {
    return identities;
  }

  /**
   * {@return faces that belong to no person (noise), in order of time; they do not take part in the
   * score}
   */
  public List<Face> facesWithoutIdentity() {
    return facesWithoutIdentity;
  }

  /**
   * {@return what the analyzers found, in their order: reasons beside the score; empty where the
   * scanner has none}
   */
  public List<Evidence> evidence() {
    return evidence;
  }

  /** {@return how much of the video was looked at} */
  public Coverage coverage() {
    return coverage;
  }

  /** {@return what a reader must know to judge the result, such as damaged or left-out parts} */
  public List<ScanWarning> warnings() {
    return warnings;
  }

  /** {@return the model files that took part} */
  public List<ModelInfo> models() {
    return models;
  }

  /** {@return all settings by name, in a stable order} */
  public Map<String, String> configuration() {
    return configuration;
  }

  /**
   * {@return time spent in each step; decoding runs beside the others, so that the sum may exceed
   * the time of the scan}
   */
  public Map<Step, Duration> timings() {
    return timings;
  }

  /** {@return the number of all faces, with and without a person} */
  public int faceCount() {
    return facesWithoutIdentity.size()
        + identities.stream().mapToInt(person -> person.faces().size()).sum();
  }

  /**
   * {@return the result in one printable line for people and logs, such as {@code clip.mp4: FAKE
   * 0.930, 2 persons, 12.0 of 30.0 s seen}; its form may change}
   */
  public String summary() {
    String what =
        verdict()
            .map(verdict -> String.format(Locale.ROOT, "%s %.3f", verdict, score.orElseThrow()))
            .orElseGet(outcome::toString);
    int persons = identities.size();
    return String.format(
        Locale.ROOT,
        "%s: %s, %d %s, %s",
        Printable.line(file),
        what,
        persons,
        persons == 1 ? "person" : "persons",
        coverage);
  }

  /** {@return the {@linkplain #summary() summary}} */
  @Override
  public String toString() {
    return summary();
  }
}
