package ai.deepware.command.demo;

import ai.deepware.ScanResult;
import ai.deepware.face.Face;
import ai.deepware.identity.Identity;
import ai.deepware.render.RenderedFace;
import ai.deepware.render.Scene;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a scan found beside what was rendered.
 *
 * @param persons found persons, in the scan's order
 * @param rendered faces that were in view at the times looked at
 * @param found how many of these were detected
 * @param strangers detected faces that overlap no rendered one
 */
record Comparison(List<Person> persons, int rendered, int found, int strangers) {
  /** Detected and rendered box are of one face from here on; a detector's edges are its own. */
  private static final double LEAST_OVERLAP = 0.4;

  /**
   * A found person.
   *
   * @param id number in the scan
   * @param actor the rendered person whom most of the faces show, -1 if they show none
   * @param faces number of faces
   * @param right how many of them show that person
   * @param overlap mean intersection over union of found and rendered boxes
   */
  record Person(int id, int actor, int faces, int right, double overlap) {}

  Comparison {
    persons = List.copyOf(persons);
  }

  static Comparison of(ScanResult result, Scene scene) {
    Map<Double, List<RenderedFace>> truth = new TreeMap<>();
    result.frameTimes().forEach(time -> truth.put(time, scene.truth(time)));
    List<Person> persons = new ArrayList<>();
    List<Face> all = new ArrayList<>(result.facesWithoutIdentity());
    for (Identity identity : result.identities()) {
      persons.add(person(identity, truth));
      all.addAll(identity.faces());
    }
    int rendered = truth.values().stream().mapToInt(List::size).sum();
    int found = (int) all.stream().filter(face -> match(face, truth).isPresent()).count();
    return new Comparison(persons, rendered, found, all.size() - found);
  }

  private static Person person(Identity identity, Map<Double, List<RenderedFace>> truth) {
    Map<Integer, Integer> votes = new TreeMap<>();
    double overlap = 0;
    for (Face face : identity.faces()) {
      Optional<RenderedFace> match = match(face, truth);
      votes.merge(match.map(RenderedFace::actor).orElse(-1), 1, Integer::sum);
      overlap += match.map(real -> real.box().intersectionOverUnion(face.box())).orElse(0.0);
    }
    Map.Entry<Integer, Integer> most =
        votes.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
    int faces = identity.faces().size();
    return new Person(identity.id(), most.getKey(), faces, most.getValue(), overlap / faces);
  }

  private static Optional<RenderedFace> match(Face face, Map<Double, List<RenderedFace>> truth) {
    return truth.getOrDefault(face.time(), List.of()).stream()
        .max(Comparator.comparingDouble(real -> real.box().intersectionOverUnion(face.box())))
        .filter(real -> real.box().intersectionOverUnion(face.box()) >= LEAST_OVERLAP);
  }
}
