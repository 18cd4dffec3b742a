package ai.deepware.identity;

import ai.deepware.face.FaceImage;
import ai.deepware.model.Reproducible;
import java.util.List;

/**
 * Turns faces into vectors that are close, by cosine, for the same person. First half of step 4.
 *
 * <p>Implementations are safe to use from several threads.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface FaceEmbedder extends Reproducible {
  /**
   * Embeds a batch of faces, which may come from several frames.
   *
   * @param faces at least one face
   * @return one vector per face, in order of the faces, all of one length, finite, not all zero
   */
  List<float[]> embed(List<FaceImage> faces);

  /**
   * {@return the cosine distance up to which two of these vectors are neighbors when persons are
   * clustered, (0,2); 0.35 by default, the reference's for FaceNet}
   */
  default double clusterDistance() {
    return 0.35;
  }
}
