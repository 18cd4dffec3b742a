package ai.deepware.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.deepware.face.FaceImage;
import ai.deepware.identity.FaceEmbedder;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a {@link FaceEmbedder} must hold.
 *
 * @since 0.1
 */
public abstract class FaceEmbedderContract {
  /** Batches and threads may change the order of a network's additions. */
  private static final double ROUNDING = 1e-3;

  /** For classes that test a step of their own. */
  protected FaceEmbedderContract() {}

  /** {@return the embedder to test} */
  protected abstract FaceEmbedder embedder();

  @Test
  void givesAFiniteVectorPerFaceAllOfOneLength() {
    List<float[]> vectors = embedder().embed(ContractFaces.various());

    assertThat(vectors).hasSize(ContractFaces.various().size());
    for (float[] vector : vectors) {
      assertThat(vector).hasSameSizeAs(vectors.get(0));
      assertThat(cosine(vector, vector)).isCloseTo(1, within(1e-6));
    }
  }

  @Test
  void keepsTheOrderOfTheFacesAndLooksAtEachAlone() {
    List<FaceImage> faces = ContractFaces.various();
    List<float[]> together = embedder().embed(faces);

    for (int i = 0; i < faces.size(); i++) {
      float[] alone = embedder().embed(List.of(faces.get(i))).get(0);
      assertThat(cosine(alone, together.get(i))).isCloseTo(1, within(ROUNDING));
    }
  }

  @Test
  void saysUpToWhichDistanceFacesAreNeighbors() {
    assertThat(embedder().clusterDistance()).isGreaterThan(0).isLessThan(2);
  }

  private static double cosine(float[] a, float[] b) {
    double both = 0;
    double first = 0;
    double second = 0;
    for (int i = 0; i < a.length; i++) {
      both += (double) a[i] * b[i];
      first += (double) a[i] * a[i];
      second += (double) b[i] * b[i];
    }
    return both / Math.sqrt(first * second);
  }
}
