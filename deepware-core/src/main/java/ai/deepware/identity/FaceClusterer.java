package ai.deepware.identity;

import ai.deepware.model.Reproducible;
import java.util.List;

/** Groups embedded faces into persons. Second half of step 4. Safe to use from several threads. */
@FunctionalInterface
public interface FaceClusterer extends Reproducible {
  /** The label of a face that belongs to nobody. */
  int NOISE = -1;

  /**
   * Clusters all faces of a video.
   *
   * @param embeddings one vector per face, all of one length; possibly none
   * @return one label per face, in order of the faces: 0, 1, ... for persons, {@link #NOISE} else
   */
  int[] cluster(List<float[]> embeddings);

  /**
   * Clusters all faces of a video, and ends early when told to. A scan calls this. By default the
   * same as without checkpoint; a clusterer that may take longer than a second overrides it.
   *
   * @param embeddings see {@link #cluster(List)}
   * @param checkpoint to be run now and then by the calling thread; throws when the scan was
   *     cancelled or its time is over, and what it throws is thrown on
   * @return see {@link #cluster(List)}
   */
  default int[] cluster(List<float[]> embeddings, Runnable checkpoint) {
    return cluster(embeddings);
  }
}
