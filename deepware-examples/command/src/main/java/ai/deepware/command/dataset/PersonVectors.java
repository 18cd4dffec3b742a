package ai.deepware.command.dataset;

import ai.deepware.command.dataset.FaceTable.FaceVideo;
import java.io.IOException;
import java.util.List;

/** A vector for each person of a video. */
@FunctionalInterface
interface PersonVectors {
  /**
   * Finds the vectors.
   *
   * @param video a video
   * @return one vector per person, in order of their numbers; empty if there is nobody
   * @throws IOException if they cannot be read or made
   */
  List<float[]> of(FaceVideo video) throws IOException;
}
