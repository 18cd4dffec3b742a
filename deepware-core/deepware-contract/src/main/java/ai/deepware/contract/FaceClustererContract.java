package ai.deepware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.face.Box;
import ai.deepware.identity.EmbeddedFace;
import ai.deepware.identity.FaceClusterer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What a {@link FaceClusterer} must hold.
 *
 * @since 0.1
 */
public abstract class FaceClustererContract {
  private static final int LENGTH = 8;

  /** For classes that test a step of their own. */
  protected FaceClustererContract() {}

  /** {@return the clusterer to test} */
  protected abstract FaceClusterer clusterer();

  /** Faces of a few persons, in turn, each a little different, and strangers among them. */
  private static List<EmbeddedFace> faces(Random random, int count) {
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
    return embedded(faces);
  }

  private static List<EmbeddedFace> embedded(List<float[]> vectors) {
    Box box = new Box(10, 10, 50, 50);
    return IntStream.range(0, vectors.size())
        .mapToObj(i -> EmbeddedFace.of(i, i, box, 0.9, vectors.get(i)))
        .toList();
  }

  @Test
  void labelsEveryFace() {
    for (int count : new int[] {1, 4, 30, 200}) {
      int[] labels = clusterer().cluster(faces(new Random(count), count));

      assertThat(labels).hasSize(count);
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
    List<EmbeddedFace> faces = faces(new Random(5), 60);
    List<EmbeddedFace> copies = faces(new Random(5), 60);

    assertThat(clusterer().cluster(faces)).isEqualTo(clusterer().cluster(copies));
    for (int i = 0; i < faces.size(); i++) {
      assertThat(faces.get(i).embedding()).isEqualTo(copies.get(i).embedding());
    }
  }

  @Test
  void groupsTheSameFacesWhoeverIsNumberedFirst() {
    List<EmbeddedFace> faces = faces(new Random(7), 60);
    List<EmbeddedFace> reversed = new ArrayList<>(faces);
    Collections.reverse(reversed);

    int[] labels = clusterer().cluster(faces);
    int[] others = clusterer().cluster(reversed);

    for (int a = 0; a < 60; a++) {
      assertThat(others[59 - a] == FaceClusterer.NOISE).isEqualTo(labels[a] == FaceClusterer.NOISE);
      for (int b = 0; b < a; b++) {
        assertThat(others[59 - a] == others[59 - b]).isEqualTo(labels[a] == labels[b]);
      }
    }
  }

  @Test
  void answersSeveralThreadsAsItAnswersOne() {
    FaceClusterer shared = clusterer();
    int[] expected = shared.cluster(faces(new Random(9), 60));

    assertThat(ContractFaces.inParallel(() -> shared.cluster(faces(new Random(9), 60))))
        .allSatisfy(labels -> assertThat(labels).isEqualTo(expected));
  }
}
