package ai.deepware.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.deepware.face.Box;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DbscanTest {
  private static Dbscan clusterer() {
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
    assertThat(clusterer().clusterVectors(copies(4, 1, 0))).containsOnly(FaceClusterer.NOISE);
    assertThat(clusterer().clusterVectors(copies(5, 1, 0))).containsOnly(0);
  }

  @Test
  void takesEqualEmbeddingsForDifferentFaces() {
    List<float[]> faces = copies(5, 1, 0);
    faces.addAll(copies(5, 0, 1));

    assertThat(clusterer().clusterVectors(faces)).containsExactly(0, 0, 0, 0, 0, 1, 1, 1, 1, 1);
  }

  @Test
  void ignoresTheLengthOfVectors() {
    List<float[]> faces = copies(3, 1e-4f, 0);
    faces.addAll(copies(2, 5e4f, 0));

    assertThat(clusterer().clusterVectors(faces)).containsOnly(0);
  }

  @Test
  void givesAFaceOnTheBorderOfTwoPersonsToTheFirst() {
    // Neighbors are up to 45 degrees apart. The face at 50 has three, itself included.
    List<float[]> faces = copies(4, at(100));
    faces.add(at(80));
    faces.add(at(50));
    faces.add(at(20));
    faces.addAll(copies(4, at(0)));

    assertThat(clusterer().clusterVectors(faces)).containsExactly(0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1);
  }

  private static List<EmbeddedFace> embedded(List<float[]> vectors) {
    return IntStream.range(0, vectors.size()).mapToObj(i -> face(i, vectors.get(i))).toList();
  }

  private static EmbeddedFace face(int frame, float[] vector) {
    return EmbeddedFace.of(frame, frame, new Box(0, 0, 9, 9), 1, vector);
  }

  @Test
  void takesTwoPeopleApartWhomAChainOfLikenessesJoins() {
    // A at 0 to 30 degrees and B at 40 to 70, each slowly turning: neighbors up to 45 degrees.
    List<EmbeddedFace> faces = new ArrayList<>();
    for (int frame = 0; frame < 20; frame++) {
      faces.add(face(frame, at(1.5 * frame)));
      faces.add(face(frame, at(70 - 1.5 * frame)));
    }

    int[] plain = clusterer().cluster(faces);
    int[] apart = clusterer().onePerFrame().cluster(faces);

    assertThat(plain).containsOnly(0);
    for (int frame = 0; frame < 20; frame++) {
      assertThat(apart[2 * frame]).isEqualTo(0);
      assertThat(apart[2 * frame + 1]).isEqualTo(1);
    }
  }

  @Test
  void leavesOutAReflectionThatIsSeenTooRarely() {
    List<EmbeddedFace> faces = new ArrayList<>();
    for (int frame = 0; frame < 10; frame++) {
      faces.add(face(frame, at(frame)));
      if (frame == 4) {
        faces.add(face(frame, at(20)));
      }
    }

    assertThat(clusterer().onePerFrame().cluster(faces))
        .containsExactly(0, 0, 0, 0, 0, FaceClusterer.NOISE, 0, 0, 0, 0, 0);
  }

  @Test
  void findsAPersonAgainWhoseLooksAreApart() {
    // Two looks of A, 30 degrees apart, more faces each than are joined at first; B beside one.
    List<EmbeddedFace> faces = new ArrayList<>();
    for (int frame = 0; frame < 120; frame++) {
      faces.add(face(frame, at(frame < 60 ? 0.01 * frame : 30 + 0.01 * frame)));
      if (frame < 60) {
        faces.add(face(frame, at(44 + 0.01 * frame)));
      }
    }

    int[] labels = clusterer().onePerFrame().cluster(faces);

    assertThat(labels[0]).isNotEqualTo(labels[1]);
    assertThat(Arrays.stream(labels).distinct().count()).isEqualTo(2);
  }

  /** Also never more than DBSCAN would put together. */
  @Test
  void neverPutsTwoFacesOfOneFrameTogether() {
    Random random = new Random(8);
    for (int table = 0; table < 60; table++) {
      int size = random.nextInt(300);
      List<EmbeddedFace> faces = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        faces.add(face(random.nextInt(60), direction(3, random)));
      }
      Dbscan plain = Dbscan.cosine(0.02 + random.nextDouble() * 0.2, 1 + random.nextInt(5));

      int[] together = plain.cluster(faces);
      int[] labels = plain.onePerFrame().cluster(faces);

      for (int a = 0; a < size; a++) {
        for (int b = 0; b < a; b++) {
          if (labels[a] == labels[b] && labels[a] != FaceClusterer.NOISE) {
            assertThat(faces.get(a).frame()).isNotEqualTo(faces.get(b).frame());
            assertThat(together[a]).isEqualTo(together[b]);
          }
        }
      }
    }
  }

  @Test
  void changesNothingWhereNoFrameHasTwoFacesOfAPerson() {
    Random random = new Random(9);
    List<EmbeddedFace> faces = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      faces.add(face(i, direction(4, random)));
    }

    assertThat(Dbscan.cosine(0.05, 3).onePerFrame().cluster(faces))
        .isEqualTo(Dbscan.cosine(0.05, 3).cluster(faces));
  }

  @Test
  void saysWhichVectorIsWrong() {
    assertThatThrownBy(() -> clusterer().clusterVectors(List.of(at(0), new float[] {0, 0})))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> clusterer().clusterVectors(List.of(at(0), new float[] {1, Float.NaN})))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> clusterer().clusterVectors(List.of(at(0), new float[] {1, 0, 0})))
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

      assertThat(Dbscan.cosine(distance, minFaces).clusterVectors(faces))
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
                        embedded(faces),
                        () -> {
                          if (asked.incrementAndGet() == 3) {
                            throw new IllegalStateException("cancelled");
                          }
                        }))
        .hasMessage("cancelled");
    assertThat(asked).hasValue(3);
  }

  /** Its own thread does the work then. */
  @Test
  void waitsForNoThreadThatIsBusy() throws InterruptedException {
    CountDownLatch release = new CountDownLatch(1);
    int busy = 4 * ForkJoinPool.getCommonPoolParallelism();
    CountDownLatch all = new CountDownLatch(ForkJoinPool.getCommonPoolParallelism());
    for (int i = 0; i < busy; i++) {
      ForkJoinPool.commonPool()
          .execute(
              () -> {
                all.countDown();
                try {
                  release.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
    }
    try {
      all.await();
      assertThat(clusterer().clusterVectors(copies(5000, 1, 0))).containsOnly(0);
    } finally {
      release.countDown();
    }
  }
}
