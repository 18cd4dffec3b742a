package ai.deepware.identity;

import ai.deepware.face.Face;
import ai.deepware.predict.Verdict;
import java.util.List;

record ScoredIdentity(int id, List<Face> faces, double score, Verdict verdict) implements Identity {
  ScoredIdentity {
    faces = List.copyOf(faces);
    if (faces.isEmpty()) {
      throw new IllegalArgumentException("an identity has at least one face");
    }
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("a score must be in [0,1]: " + score);
    }
  }
}
