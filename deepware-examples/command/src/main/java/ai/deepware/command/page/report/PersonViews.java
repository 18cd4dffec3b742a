package ai.deepware.command.page.report;

import ai.deepware.ScanResult;
import ai.deepware.command.explain.Clock;
import ai.deepware.face.Face;
import ai.deepware.identity.Identity;
import ai.deepware.predict.DecisionThresholds;
import ai.deepware.predict.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;

/** Makes the views of the persons of one result. */
final class PersonViews {
  /** Persons of one video that are shown; their timelines are what weighs beside pictures. */
  static final int MOST = 30;

  /** Faces of one person that are listed one by one. */
  static final int MOST_FACES = 200;

  private PersonViews() {}

  /** The persons with the highest scores, in order of their first appearance. */
  static List<PersonView> of(ScanResult result, List<Thumbnail> thumbnails) {
    return result.identities().stream()
        .sorted(Comparator.comparingDouble(Identity::score).reversed())
        .limit(MOST)
        .sorted(Comparator.comparingInt(Identity::id))
        .map(person -> view(result, person, thumbnails))
        .toList();
  }

  /** What a verdict of a person or a face is called. */
  static Answer answer(Verdict verdict) {
    return switch (verdict) {
      case FAKE -> Answer.FAKE;
      case REAL -> Answer.REAL;
      case UNCERTAIN -> Answer.UNCERTAIN;
    };
  }

  private static PersonView view(ScanResult result, Identity person, List<Thumbnail> thumbnails) {
    IdentityHashMap<Face, Boolean> own = new IdentityHashMap<>();
    person.faces().forEach(face -> own.put(face, true));
    int listed = Math.min(MOST_FACES, person.faces().size());
    return new PersonView(
        person.id(),
        answer(person.verdict()),
        String.format(Locale.ROOT, "%.3f", person.score()),
        String.format(
            Locale.ROOT,
            "%s to %s, in %d of %d frames",
            Clock.text(person.firstSeconds()),
            Clock.text(person.lastSeconds()),
            person.faces().stream().mapToDouble(Face::time).distinct().count(),
            result.frameTimes().size()),
        certainty(person, result.thresholds()),
        Timeline.of(result, person),
        thumbnails.stream().filter(one -> own.containsKey(one.face())).toList(),
        faces(person.faces().subList(0, listed)),
        person.faces().size() - listed);
  }

  private static List<Facts.Fact> faces(List<Face> faces) {
    List<Facts.Fact> facts = new ArrayList<>();
    for (Face face : faces) {
      facts.add(new Facts.Fact(Clock.text(face.time()), Thumbnail.probability(face)));
    }
    return facts;
  }

  /** How far the faces agree: what stands behind a score, beside it. */
  private static String certainty(Identity person, DecisionThresholds levels) {
    double[] sorted =
        person.faces().stream()
            .filter(face -> face.prediction().isJudged())
            .mapToDouble(Face::fakeProbability)
            .sorted()
            .toArray();
    return String.format(
        Locale.ROOT,
        "of %d faces %d look fake, %d real, %d neither; the middle half lies from %.2f to %.2f",
        sorted.length,
        count(sorted, levels, Verdict.FAKE),
        count(sorted, levels, Verdict.REAL),
        count(sorted, levels, Verdict.UNCERTAIN),
        sorted[sorted.length / 4],
        sorted[sorted.length - 1 - sorted.length / 4]);
  }

  private static long count(double[] faces, DecisionThresholds levels, Verdict verdict) {
    return Arrays.stream(faces).filter(value -> levels.verdict(value) == verdict).count();
  }
}
