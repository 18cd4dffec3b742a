package ai.deepware;

import ai.deepware.face.Face;
import ai.deepware.identity.EmbeddedFace;
import ai.deepware.identity.FaceClusterer;
import ai.deepware.identity.Identity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Second half of step 4, and step 5: from faces to persons with a score. */
final class PersonScoring {
  /**
   * The persons of a video.
   *
   * @param identities in order of their first appearance
   * @param noise the faces of nobody
   * @param dropped how many persons had too few faces
   */
  record Persons(List<Identity> identities, List<Face> noise, int dropped) {
    /** Copies the lists, so that no strategy changes them. */
    Persons {
      identities = List.copyOf(identities);
      noise = List.copyOf(noise);
    }
  }

  private final ScanConfig config;
  private final StepRunner steps;

  PersonScoring(ScanConfig config, StepRunner steps) {
    this.config = config;
    this.steps = steps;
  }

  Persons score(List<Face> faces, List<EmbeddedFace> embedded) {
    if (faces.isEmpty()) {
      return new Persons(List.of(), List.of(), 0);
    }
    int[] labels = cluster(embedded);
    Map<Integer, List<Face>> byLabel = new LinkedHashMap<>();
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] != FaceClusterer.NOISE) {
        byLabel.computeIfAbsent(labels[i], label -> new ArrayList<>()).add(faces.get(i));
      }
    }
    int all = byLabel.size();
    byLabel.values().removeIf(person -> judged(person).size() < config.minFaces);
    List<Face> noise = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      if (!byLabel.containsKey(labels[i])) {
        noise.add(faces.get(i));
      }
    }
    List<Identity> identities = new ArrayList<>();
    byLabel.values().forEach(person -> identities.add(identity(identities.size(), person)));
    return new Persons(identities, noise, all - identities.size());
  }

  private static List<Face> judged(List<Face> faces) {
    return faces.stream().filter(face -> face.prediction().isJudged()).toList();
  }

  private int[] cluster(List<EmbeddedFace> faces) {
    List<EmbeddedFace> unchangeable = List.copyOf(faces);
    int[] labels =
        steps.run(
            Step.CLUSTER,
            () -> config.clusterer.cluster(unchangeable, () -> steps.guard().check(Step.CLUSTER)));
    steps.checkCount(Step.CLUSTER, "labels", faces.size(), labels.length);
    for (int label : labels) {
      if (label < FaceClusterer.NOISE) {
        throw steps.badOutput(Step.CLUSTER, "returned the label " + label);
      }
    }
    return labels;
  }

  private Identity identity(int id, List<Face> faces) {
    List<Face> judged = judged(faces);
    double score =
        steps.probability(
            Step.IDENTITY_STRATEGY, () -> config.identityStrategy.score(judged, config.thresholds));
    return Identity.of(id, faces, score, config.thresholds.verdict(score));
  }
}
