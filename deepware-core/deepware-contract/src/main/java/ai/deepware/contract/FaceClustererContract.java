package ai.deepware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.identity.FaceClusterer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a {@link FaceClusterer} must hold. */
public abstract class FaceClustererContract {
  private static final int LENGTH = 8;

  /** {@return the clusterer to test} */
  protected abstract FaceClusterer clusterer();

  /** Faces of a few persons, in turn, each a little different, and strangers among them. */
  private static List<float[]> faces(Random random, int count) {
    List<float[]> faces = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] vector = new float[LENGTH];
      for (int k = 0; k < LENGTH; k++) {
        vector[k] = 0.05f * (float) random.nextGaussian();
      }
      vector[i % 3] += 1;
      if (i % 7 == 0) {
        vector[3 + random.nextInt(LENGTH - 3)] += 2;
      }
      faces.add(vector);
    }
    return faces;
  }

  @Test
  void labelsEveryFaceAndNumbersPersonsFromZeroWithoutGaps() {
    for (int count : new int[] {1, 4, 30, 200}) {
      int[] labels = clusterer().cluster(faces(new Random(count), count));

      assertThat(labels).hasSize(count);
      int most = Arrays.stream(labels).max().orElseThrow();
      assertThat(Arrays.stream(labels).filter(label -> label >= 0).distinct().count())
          .isEqualTo(most + 1);
      assertThat(Arrays.stream(labels).min().orElseThrow())
          .isGreaterThanOrEqualTo(FaceClusterer.NOISE);
    }
  }

  @Test
  void findsNobodyInAVideoWithoutFaces() {
    assertThat(clusterer().cluster(List.of())).isEmpty();
  }

  @Test
  void givesTheSameLabelsForTheSameFacesAndLeavesThemAsTheyAre() {
    List<float[]> faces = faces(new Random(5), 60);
    List<float[]> copies = faces.stream().map(float[]::clone).toList();

    assertThat(clusterer().cluster(faces)).isEqualTo(clusterer().cluster(copies));
    for (int i = 0; i < faces.size(); i++) {
      assertThat(faces.get(i)).isEqualTo(copies.get(i));
    }
  }
}
