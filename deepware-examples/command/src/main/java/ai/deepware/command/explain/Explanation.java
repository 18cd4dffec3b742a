package ai.deepware.command.explain;

import ai.deepware.ScanResult;
import ai.deepware.face.Face;
import ai.deepware.identity.Identity;
import ai.deepware.predict.DecisionThresholds;
import ai.deepware.predict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in plain sentences why a result is what it is, and what would help. */
public final class Explanation {
  /** Fewer faces of a person say little: each one moves its score by a tenth and more. */
  private static final int FEW_FACES = 10;

  /** Narrower faces, in pixels, are enlarged more than twice for a network of 160 pixels. */
  private static final double SMALL_FACE = 64;

  private static final int MOMENTS = 3;

  private static final String LOOK_AGAIN = "; --fps 4 looks more often";

  private Explanation() {}

  /**
   * {@return one sentence or more, each a line}
   *
   * @param result any result
   */
  public static List<String> of(ScanResult result) {
    return switch (result.outcome()) {
      case SCORED -> scored(result);
      case NO_FACES -> List.of("nobody was seen in " + frames(result) + LOOK_AGAIN);
      case NO_IDENTITY ->
          List.of(
              line(
                  "%d faces in %s, but nobody in the %s frames that a person needs%s",
                  result.faceCount(),
                  frames(result),
                  result.configuration().getOrDefault("minFaces", "few"),
                  LOOK_AGAIN));
    };
  }

  private static String frames(ScanResult result) {
    int count = result.frameTimes().size();
    return count == 1 ? "one frame" : count + " frames";
  }

  private static List<String> scored(ScanResult result) {
    Identity highest =
        result.identities().stream().max(Comparator.comparingDouble(Identity::score)).orElseThrow();
    Verdict verdict = result.verdict().orElseThrow();
    List<String> sentences = new ArrayList<>();
    sentences.add(reason(verdict, result.thresholds(), highest));
    if (verdict == Verdict.REAL) {
      return sentences;
    }
    differing(result.identities()).ifPresent(sentences::add);
    sentences.add(moments(highest));
    if (verdict == Verdict.UNCERTAIN) {
      few(highest).ifPresent(sentences::add);
      small(highest).ifPresent(sentences::add);
    }
    return sentences;
  }

  private static String reason(Verdict verdict, DecisionThresholds thresholds, Identity highest) {
    return switch (verdict) {
      case REAL ->
          line("REAL up to %.3f: nothing known was found, which is no proof", thresholds.real());
      case UNCERTAIN ->
          line(
              "REAL is up to %.3f, FAKE from %.3f on: the score lies between",
              thresholds.real(), thresholds.fake());
      case FAKE ->
          line(
              "FAKE from %.3f on; person %d has %.3f, with %d of %d faces at that level",
              thresholds.fake(),
              highest.id(),
              highest.score(),
              judged(highest).filter(face -> face.fakeProbability() >= thresholds.fake()).count(),
              judged(highest).count());
    };
  }

  private static Optional<String> differing(List<Identity> persons) {
    Map<Verdict, Long> verdicts =
        persons.stream()
            .collect(
                Collectors.groupingBy(
                    Identity::verdict, () -> new EnumMap<>(Verdict.class), Collectors.counting()));
    return verdicts.size() < 2
        ? Optional.empty()
        : Optional.of(
            verdicts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", ", "the persons differ: ", "")));
  }

  private static String moments(Identity person) {
    return judged(person)
        .sorted(Comparator.comparingDouble(Face::fakeProbability).reversed())
        .limit(MOMENTS)
        .sorted(Comparator.comparingDouble(Face::time))
        .map(face -> line("%s (%.2f)", Clock.text(face.time()), face.fakeProbability()))
        .collect(Collectors.joining(", ", "highest of person " + person.id() + ": ", ""));
  }

  private static Optional<String> few(Identity person) {
    long faces = judged(person).count();
    return faces < FEW_FACES
        ? Optional.of(line("person %d has %d faces only%s", person.id(), faces, LOOK_AGAIN))
        : Optional.empty();
  }

  private static Optional<String> small(Identity person) {
    double[] widths = judged(person).mapToDouble(face -> face.box().width()).sorted().toArray();
    double median = widths[widths.length / 2];
    return median < SMALL_FACE
        ? Optional.of(
            line(
                "person %d's faces are small: %.0f pixels wide, where %.0f and more tell most",
                person.id(), median, SMALL_FACE))
        : Optional.empty();
  }

  private static Stream<Face> judged(Identity person) {
    return person.faces().stream().filter(face -> face.prediction().isJudged());
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
