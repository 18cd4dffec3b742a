package ai.deepware;

import ai.deepware.face.Face;
import ai.deepware.identity.FaceClusterer;
import ai.deepware.identity.Identity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Second half of step 4, and step 5: from faces to persons with a score. */
final class PersonScoring {
  private final ScanConfig config;
  private final StepRunner steps;

  PersonScoring(ScanConfig config, StepRunner steps) {
    this.config = config;
    this.steps = steps;
  }

  Persons score(FaceCollector collected) {
    List<Face> faces = collected.faces();
    if (faces.isEmpty()) {
      return new Persons(List.of(), List.of(), 0);
    }
    int[] labels = cluster(collected.embeddings());
    Map<Integer, Integer> sizes = new HashMap<>();
    for (int label : labels) {
      sizes.merge(label, 1, Integer::sum);
    }
    List<Face> noise = new ArrayList<>();
    Map<Integer, List<Face>> byLabel = new LinkedHashMap<>();
    for (int i = 0; i < labels.length; i++) {
      boolean person =
          labels[i] != FaceClusterer.NOISE && sizes.getOrDefault(labels[i], 0) >= config.minFaces;
      (person ? byLabel.computeIfAbsent(labels[i], label -> new ArrayList<>()) : noise)
          .add(faces.get(i));
    }
    List<Identity> identities = new ArrayList<>();
    byLabel.values().forEach(person -> identities.add(identity(identities.size(), person)));
    sizes.remove(FaceClusterer.NOISE);
    return new Persons(identities, noise, sizes.size() - identities.size());
  }

  private int[] cluster(List<float[]> embeddings) {
    int[] labels =
        steps.run(
            Step.CLUSTER,
            () -> config.clusterer.cluster(embeddings, () -> steps.guard().check(Step.CLUSTER)));
    steps.checkCount(Step.CLUSTER, "labels", embeddings.size(), labels.length);
    for (int label : labels) {
      if (label < FaceClusterer.NOISE) {
        throw steps.badOutput(Step.CLUSTER, "returned the label " + label);
      }
    }
    return labels;
  }

  private Identity identity(int id, List<Face> faces) {
    List<Face> unchangeable = List.copyOf(faces);
    double score =
        steps.probability(
            Step.IDENTITY_STRATEGY,
            () -> config.identityStrategy.score(unchangeable, config.levels));
    return Identity.of(id, unchangeable, score, config.levels.verdict(score));
  }
}
