package ai.deepware.identity;

import ai.deepware.model.Reproducible;
import java.util.List;

/**
 * Groups embedded faces into persons. Second half of step 4. Safe to use from several threads.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface FaceClusterer extends Reproducible {
  /** The label of a face that belongs to nobody. */
  int NOISE = -1;

  /**
   * Clusters all faces of a video.
   *
   * @param faces all faces in order of time, those of one frame one after the other; possibly none.
   *     Their embeddings are as the embedder gave them, of one length, not zero, not brought to
   *     length 1
   * @return one label per face, in order of the faces: {@link #NOISE} for nobody, else any number
   *     from 0 on, the same for the faces of one person
   */
  int[] cluster(List<EmbeddedFace> faces);

  /**
   * Clusters all faces of a video, and ends early when told to. A scan calls this. By default the
   * same as without checkpoint; a clusterer that may take longer than a second overrides it.
   *
   * @param faces see {@link #cluster(List)}
   * @param checkpoint to be run now and then by the calling thread; throws when the scan was
   *     cancelled or its time is over, and what it throws is thrown on
   * @return see {@link #cluster(List)}
   */
  default int[] cluster(List<EmbeddedFace> faces, Runnable checkpoint) {
    return cluster(faces);
  }
}
