package ai.deepware.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DbscanTest {
  private static FaceClusterer clusterer() {
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

  @Test
  void givesTheLabelsOfThePlainAlgorithm() {
    Random random = new Random(5);
    for (int table = 0; table < 60; table++) {
      int size = random.nextInt(table < 50 ? 60 : 1400);
      int length = 2 + random.nextInt(6);
      double distance = 0.02 + random.nextDouble() * 0.3;
      int minFaces = 1 + random.nextInt(6);
      List<float[]> faces = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        boolean again = i > 0 && random.nextInt(5) == 0;
        faces.add(again ? faces.get(random.nextInt(i)).clone() : direction(length, random));
      }

      assertThat(Dbscan.cosine(distance, minFaces).cluster(faces))
          .as("table %d of %d", table, size)
          .isEqualTo(plain(faces, (float) distance, minFaces));
    }
  }

  /** In few dimensions and steps, so that many pairs are just at the distance. */
  private static float[] direction(int length, Random random) {
    float[] vector = new float[length];
    vector[random.nextInt(length)] = 1;
    for (int k = 0; k < length; k++) {
      vector[k] += random.nextInt(4) / 4f;
    }
    return vector;
  }

  /** As scikit-learn: from each core that has no label yet, all that can be reached. */
  private static int[] plain(List<float[]> faces, float distance, int minFaces) {
    int size = faces.size();
    int[] labels = new int[size];
    Arrays.fill(labels, FaceClusterer.NOISE);
    boolean[][] near = new boolean[size][size];
    boolean[] core = new boolean[size];
    for (int a = 0; a < size; a++) {
      int neighbors = 0;
      for (int b = 0; b < size; b++) {
        near[a][b] = a == b || (float) distance(faces.get(a), faces.get(b)) <= distance;
        neighbors += near[a][b] ? 1 : 0;
      }
      core[a] = neighbors >= minFaces;
    }
    int next = 0;
    for (int start = 0; start < size; start++) {
      if (core[start] && labels[start] == FaceClusterer.NOISE) {
        Deque<Integer> open = new ArrayDeque<>(List.of(start));
        labels[start] = next;
        while (!open.isEmpty()) {
          int face = open.pop();
          for (int other = 0; core[face] && other < size; other++) {
            if (near[face][other] && labels[other] == FaceClusterer.NOISE) {
              labels[other] = next;
              open.push(other);
            }
          }
        }
        next++;
      }
    }
    return labels;
  }

  private static double distance(float[] a, float[] b) {
    double dot = 0;
    double aa = 0;
    double bb = 0;
    for (int k = 0; k < a.length; k++) {
      aa += (double) a[k] * a[k];
      bb += (double) b[k] * b[k];
    }
    for (int k = 0; k < a.length; k++) {
      dot += a[k] / Math.sqrt(aa) * (b[k] / Math.sqrt(bb));
    }
    return 1 - dot;
  }

  @Test
  void endsWhenItsCheckpointThrows() {
    AtomicInteger asked = new AtomicInteger();
    List<float[]> faces = copies(20_000, new float[64]);
    faces.forEach(face -> face[0] = 1);

    assertThatThrownBy(
            () ->
                Dbscan.cosine(0.3, 5)
                    .cluster(
                        faces,
                        () -> {
                          if (asked.incrementAndGet() == 3) {
                            throw new IllegalStateException("cancelled");
                          }
                        }))
        .hasMessage("cancelled");
    assertThat(asked).hasValue(3);
  }
}
