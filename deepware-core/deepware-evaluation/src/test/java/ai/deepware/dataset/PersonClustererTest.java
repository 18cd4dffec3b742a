package ai.deepware.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.deepware.neighbors.NeighborSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PersonClustererTest {
  /** Vectors around random centers: about 0.1 from their own, about 1 from the others. */
  static List<float[]> people(int identities, int each, int length, long seed) {
    Random random = new Random(seed);
    List<float[]> vectors = new ArrayList<>();
    for (int p = 0; p < identities; p++) {
      float[] center = new float[length];
      for (int k = 0; k < length; k++) {
        center[k] = (float) random.nextGaussian();
      }
      for (int i = 0; i < each; i++) {
        float[] vector = center.clone();
        for (int k = 0; k < length; k++) {
          vector[k] += (float) (0.3 * random.nextGaussian());
        }
        vectors.add(vector);
      }
    }
    return vectors;
  }

  @Test
  void findsEveryPairThatComparingAllFinds() {
    for (int size : new int[] {0, 1, 2, 511, 512, 513, 1100}) {
      List<float[]> vectors = people(size, 1, 7, size);
      List<String> expected = new ArrayList<>();
      for (int a = 0; a < size; a++) {
        for (int b = a + 1; b < size; b++) {
          if (cosine(vectors.get(a), vectors.get(b)) >= 0.8) {
            expected.add(a + " " + b);
          }
        }
      }
      ConcurrentSkipListSet<String> found = new ConcurrentSkipListSet<>();
      new NeighborSearch(NeighborSearch.units(vectors))
          .visitPairs(
              0.8f, (a, b, product) -> assertThat(found.add(a + " " + b)).isTrue(), () -> {});
      assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private static double cosine(float[] a, float[] b) {
    double dot = 0;
    double aa = 0;
    double bb = 0;
    for (int k = 0; k < a.length; k++) {
      dot += (double) a[k] * b[k];
      aa += (double) a[k] * a[k];
      bb += (double) b[k] * b[k];
    }
    return dot / Math.sqrt(aa * bb);
  }

  @Test
  void givesEachPersonOneNumberInOrderOfAppearance() {
    int[] identities = new PersonClusterer(0.35, 3).cluster(people(60, 25, 64, 3));

    for (int i = 0; i < identities.length; i++) {
      assertThat(identities[i]).isEqualTo(i / 25);
    }
  }

  @Test
  void givesWhoIsLikeNobodyANumberOfHisOwn() {
    assertThat(new PersonClusterer(0.35, 3).cluster(people(40, 1, 64, 9)))
        .containsExactly(IntStream.range(0, 40).toArray());
    assertThat(new PersonClusterer(0.35, 3).cluster(List.of())).isEmpty();
  }

  @Test
  void joinsChainsOnlyThroughCores() {
    // Neighbors are 20 degrees apart: cosine distance 0.06; two steps are 0.23.
    List<float[]> chain = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      double angle = Math.toRadians(20 * i);
      chain.add(new float[] {(float) Math.cos(angle), (float) Math.sin(angle)});
    }

    assertThat(new PersonClusterer(0.1, 2).cluster(chain)).containsExactly(0, 0, 0, 0, 0);
    assertThat(new PersonClusterer(0.1, 3).cluster(chain)).containsExactly(0, 0, 0, 0, 0);
    assertThat(new PersonClusterer(0.1, 4).cluster(chain)).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void givesABorderToOneClusterOnly() {
    // Two groups of three at 0 and 40 degrees, one point between them at 20.
    List<float[]> vectors = new ArrayList<>();
    for (double degrees : new double[] {0, 0, 0, 40, 40, 40, 20}) {
      double angle = Math.toRadians(degrees);
      vectors.add(new float[] {(float) Math.cos(angle), (float) Math.sin(angle)});
    }

    assertThat(new PersonClusterer(0.07, 8).cluster(vectors)).containsExactly(0, 1, 2, 3, 4, 5, 6);
    assertThat(new PersonClusterer(0.07, 7).cluster(vectors)).containsOnly(0);
    assertThat(new PersonClusterer(0.01, 3).cluster(vectors)).containsExactly(0, 0, 0, 1, 1, 1, 2);
  }

  /** Joins the two nearest groups by all their pairs, as the definition says. */
  private static int[] byDefinition(List<float[]> vectors, double meanDistance) {
    List<List<Integer>> groups = new ArrayList<>();
    for (int i = 0; i < vectors.size(); i++) {
      groups.add(new ArrayList<>(List.of(i)));
    }
    while (true) {
      double best = 1 - meanDistance;
      int[] pair = {};
      for (int a = 0; a < groups.size(); a++) {
        for (int b = a + 1; b < groups.size(); b++) {
          double mean = meanCosine(vectors, groups.get(a), groups.get(b));
          if (mean >= best) {
            best = mean;
            pair = new int[] {a, b};
          }
        }
      }
      if (pair.length == 0) {
        break;
      }
      groups.get(pair[0]).addAll(groups.remove(pair[1]));
    }
    int[] identities = new int[vectors.size()];
    for (int g = 0; g < groups.size(); g++) {
      for (int i : groups.get(g)) {
        identities[i] = g;
      }
    }
    return identities;
  }

  private static double meanCosine(List<float[]> vectors, List<Integer> a, List<Integer> b) {
    double sum = 0;
    for (int i : a) {
      for (int j : b) {
        sum += cosine(vectors.get(i), vectors.get(j));
      }
    }
    return sum / a.size() / b.size();
  }

  @Test
  void averageLinkageIsThatOfTheDefinition() {
    Random random = new Random(6);
    for (double meanDistance : new double[] {0.3, 0.6, 0.9}) {
      List<float[]> vectors = new ArrayList<>();
      for (int i = 0; i < 90; i++) {
        vectors.add(
            new float[] {
              (float) random.nextGaussian(),
              (float) random.nextGaussian(),
              (float) random.nextGaussian()
            });
      }

      // The first stage joins nothing here: everybody starts as a group of his own.
      assertThat(new PersonClusterer(1e-9, 2, meanDistance).cluster(vectors))
          .containsExactly(byDefinition(vectors, meanDistance));
    }
  }

  @Test
  void averageLinkageBreaksChainsAndBringsOutliersHome() {
    // Neighbors are 12 degrees apart, from 0 to 168.
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      double angle = Math.toRadians(12 * i);
      vectors.add(new float[] {(float) Math.cos(angle), (float) Math.sin(angle), 0});
    }
    assertThat(new PersonClusterer(0.03, 2).cluster(vectors)).containsOnly(0);

    int[] joined = new PersonClusterer(1e-9, 2, 0.25).cluster(vectors);
    assertThat(joined[0]).isNotEqualTo(joined[14]);
    assertThat(joined).contains(1).doesNotContain(14);
    float[] outlier = {0.8f, 0, 0.6f};
    List<float[]> alike = List.of(new float[] {1, 0, 0}, new float[] {1, 0.01f, 0}, outlier);
    assertThat(new PersonClusterer(0.1, 2).cluster(alike)).containsExactly(0, 0, 1);
    assertThat(new PersonClusterer(0.1, 2, 0.25).cluster(alike)).containsExactly(0, 0, 0);
  }

  @Test
  void doesNotDependOnTheOrderOfWork() {
    List<float[]> vectors = people(300, 7, 128, 2);
    int[] first = new PersonClusterer(0.05, 3, 0.5).cluster(vectors);

    assertThat(first).hasSize(2100).startsWith(0, 0, 0, 0, 0, 0, 0, 1).endsWith(299);
    for (int i = 0; i < 3; i++) {
      assertThat(new PersonClusterer(0.05, 3, 0.5).cluster(vectors)).containsExactly(first);
    }
  }

  @Test
  void refusesVectorsWithoutADirection() {
    List<float[]> zero = List.of(new float[] {1, 0}, new float[2]);
    List<float[]> nan = List.of(new float[] {Float.NaN, 1});
    List<float[]> lengths = List.of(new float[] {1, 0}, new float[] {1});

    for (List<float[]> bad : List.of(zero, nan, lengths)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new PersonClusterer(0.3, 2).cluster(bad))
          .withMessageContaining("embedding " + (bad.size() - 1));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new PersonClusterer(0, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new PersonClusterer(0.3, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new PersonClusterer(0.3, 2, 2));
  }
}
