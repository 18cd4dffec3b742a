package ai.deepware.command.evaluate;

import ai.deepware.Outcome;
import ai.deepware.ScanResult;
import ai.deepware.evaluation.Temperature;
import ai.deepware.identity.Identity;
import java.util.ArrayList;
import java.util.List;

/**
 * What a model saw in a video or picture, before thresholds and strategies make scores of it.
 *
 * @param fate how far it came: {@link Fate#SCORED} if there is somebody to score
 * @param problem why it failed, empty if it did not
 * @param frames how many frames were looked at; of a picture 1
 * @param faces all faces in order of time; of a picture the largest
 */
public record Observation(Fate fate, String problem, int frames, List<SeenFace> faces) {
  /** Copies the list. */
  public Observation {
    faces = List.copyOf(faces);
  }

  static Observation failed(String problem) {
    return new Observation(Fate.FAILED, problem, 0, List.of());
  }

  static Observation of(ScanResult result) {
    List<SeenFace> faces = new ArrayList<>();
    for (Identity person : result.identities()) {
      person.faces().forEach(face -> faces.add(SeenFace.of(face, person.id())));
    }
    result.facesWithoutIdentity().forEach(face -> faces.add(SeenFace.of(face, SeenFace.NOBODY)));
    faces.sort((a, b) -> Double.compare(a.time(), b.time()));
    return new Observation(fate(result.outcome()), "", result.frameTimes().size(), faces);
  }

  private static Fate fate(Outcome outcome) {
    return switch (outcome) {
      case SCORED -> Fate.SCORED;
      case NO_FACES -> Fate.NO_FACE;
      case NO_IDENTITY -> Fate.NO_PERSON;
    };
  }

  /** The same with calibrated predictions. */
  Observation calibrated(Temperature temperature) {
    return new Observation(
        fate,
        problem,
        frames,
        faces.stream().map(face -> face.scored(temperature.apply(face.fake()))).toList());
  }
}
