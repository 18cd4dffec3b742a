package ai.deepware;

import ai.deepware.face.Face;
import ai.deepware.identity.FaceClusterer;
import ai.deepware.identity.Identity;
import java.util.ArrayList;
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
      return new Persons(List.of(), List.of());
    }
    int[] labels = cluster(collected.embeddings());
    List<Face> noise = new ArrayList<>();
    Map<Integer, List<Face>> byLabel = new LinkedHashMap<>();
    for (int i = 0; i < labels.length; i++) {
      (labels[i] == FaceClusterer.NOISE
              ? noise
              : byLabel.computeIfAbsent(labels[i], label -> new ArrayList<>()))
          .add(faces.get(i));
    }
    List<Identity> identities = new ArrayList<>();
    byLabel.values().forEach(person -> identities.add(identity(identities.size(), person)));
    return new Persons(identities, noise);
  }

  private int[] cluster(List<float[]> embeddings) {
    int[] labels = steps.run(Step.CLUSTER, () -> config.clusterer.cluster(embeddings));
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
