package ai.deepware.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.deepware.contract.FaceClustererContract;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DbscanTest extends FaceClustererContract {
  @Override
  protected FaceClusterer clusterer() {
    return Dbscan.cosine(0.3, Dbscan.DEFAULT_MIN_FACES);
  }

  private static float[] at(double degrees) {
    double angle = Math.toRadians(degrees);
    return new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
  }

  private static List<float[]> copies(int count, float... vector) {
    return new ArrayList<>(Collections.nCopies(count, vector));
  }

  @Test
  void countsTheFaceItself() {
    assertThat(clusterer().cluster(copies(4, 1, 0))).containsOnly(FaceClusterer.NOISE);
    assertThat(clusterer().cluster(copies(5, 1, 0))).containsOnly(0);
  }

  @Test
  void takesEqualEmbeddingsForDifferentFaces() {
    List<float[]> faces = copies(5, 1, 0);
    faces.addAll(copies(5, 0, 1));

    assertThat(clusterer().cluster(faces)).containsExactly(0, 0, 0, 0, 0, 1, 1, 1, 1, 1);
  }

  @Test
  void ignoresTheLengthOfVectors() {
    List<float[]> faces = copies(3, 1e-4f, 0);
    faces.addAll(copies(2, 5e4f, 0));

    assertThat(clusterer().cluster(faces)).containsOnly(0);
  }

  @Test
  void givesAFaceOnTheBorderOfTwoPersonsToTheFirst() {
    // Neighbours are up to 45 degrees apart. The face at 50 has three, itself included.
    List<float[]> faces = copies(4, at(100));
    faces.add(at(80));
    faces.add(at(50));
    faces.add(at(20));
    faces.addAll(copies(4, at(0)));

    assertThat(clusterer().cluster(faces)).containsExactly(0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1);
  }

  @Test
  void saysWhichVectorIsWrong() {
    assertThatThrownBy(() -> clusterer().cluster(List.of(at(0), new float[] {0, 0})))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> clusterer().cluster(List.of(at(0), new float[] {1, Float.NaN})))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> clusterer().cluster(List.of(at(0), new float[] {1, 0, 0})))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rejectsSettingsOutOfRange() {
    assertThatThrownBy(() -> Dbscan.cosine(0, 5)).hasMessageContaining("0.0");
    assertThatThrownBy(() -> Dbscan.cosine(Double.NaN, 5)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> Dbscan.cosine(0.3, 0)).hasMessageContaining("0");
  }
}
