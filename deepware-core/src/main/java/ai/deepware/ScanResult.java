package ai.deepware;

import ai.deepware.face.Face;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.ScanWarning;
import ai.deepware.frame.VideoInfo;
import ai.deepware.identity.Identity;
import ai.deepware.model.ModelInfo;
import ai.deepware.predict.Verdict;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a scan found. Immutable. Times are seconds from the first frame; boxes and landmarks are in
 * pixels of the displayed frame at full size.
 *
 * @param file the video's name
 * @param outcome how far the scan got
 * @param score the video's score, [0,1], 1 = fake; present only if SCORED
 * @param verdict what the score means; present only if SCORED
 * @param video what is known of the video
 * @param sampling which frames were asked for; the rate in effect is in {@code video}
 * @param frameTimes the times of all frames looked at, ascending
 * @param identities the persons, in order of their first appearance
 * @param facesWithoutIdentity faces that belong to no person (noise), in order of time; they do not
 *     take part in the score
 * @param coverage how much of the video was looked at
 * @param warnings what a reader must know to judge the result, such as damaged or left-out parts
 * @param models the model files that took part
 * @param configuration all settings by name, in a stable order
 * @param timings time spent in each step; decoding runs beside the others, so that the sum may
 *     exceed the time of the scan
 */
public record ScanResult(
    String file,
    Outcome outcome,
    OptionalDouble score,
    Optional<Verdict> verdict,
    VideoInfo video,
    Sampling sampling,
    List<Double> frameTimes,
    List<Identity> identities,
    List<Face> facesWithoutIdentity,
    Coverage coverage,
    List<ScanWarning> warnings,
    List<ModelInfo> models,
    Map<String, String> configuration,
    Map<Step, Duration> timings) {

  /**
   * Copies the collections.
   *
   * @throws IllegalArgumentException if score and verdict are not present exactly if SCORED
   */
  public ScanResult {
    boolean scored = outcome == Outcome.SCORED;
    if (score.isPresent() != scored || verdict.isPresent() != scored) {
      throw new IllegalArgumentException(outcome + " with " + score + " and " + verdict);
    }
    frameTimes = List.copyOf(frameTimes);
    identities = List.copyOf(identities);
    facesWithoutIdentity = List.copyOf(facesWithoutIdentity);
    warnings = List.copyOf(warnings);
    models = List.copyOf(models);
    configuration = Collections.unmodifiableMap(new LinkedHashMap<>(configuration));
    Map<Step, Duration> byStep = new EnumMap<>(Step.class);
    byStep.putAll(timings);
    timings = Collections.unmodifiableMap(byStep);
  }

  /** {@return the number of all faces, with and without a person} */
  public int faceCount() {
    return facesWithoutIdentity.size()
        + identities.stream().mapToInt(person -> person.faces().size()).sum();
  }
}
