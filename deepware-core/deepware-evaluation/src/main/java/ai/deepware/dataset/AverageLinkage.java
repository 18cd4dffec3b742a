package ai.deepware.dataset;

import ai.deepware.neighbors.NeighborSearch;
import ai.deepware.neighbors.UnionFind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Agglomerative clustering by average linkage (UPGMA; Sokal and Michener, 1958), exact: joins the
 * two groups whose members are nearest to each other on average, again and again, up to a distance.
 *
 * <p>The mean product of all pairs of two groups is the product of their mean vectors, so that a
 * vector a group is all the memory it takes. A join never brings a third group nearer than the
 * nearer of the two was: nearest groups found before stay upper bounds, and only those whose
 * partner has changed are sought again.
 */
final class AverageLinkage {
  private final float least;
  private final float[][] means;
  private final int[] members;
  private final int[] version;
  private final UnionFind sets;
  private final PriorityQueue<Partner> queue =
      new PriorityQueue<>(
          Comparator.comparing(Partner::product).reversed().thenComparing(Partner::group));

  /** The nearest group of a group, as far as both have stayed what they were. */
  private record Partner(
      int group, int groupVersion, int partner, int partnerVersion, float product) {}

  private AverageLinkage(float[][] units, int[] groups, int count, double distance) {
    least = (float) (1 - distance);
    means = new float[count][units.length == 0 ? 0 : units[0].length];
    members = new int[count];
    version = new int[count];
    sets = new UnionFind(count);
    for (int i = 0; i < units.length; i++) {
      members[groups[i]]++;
      add(means[groups[i]], units[i]);
    }
    for (int group = 0; group < count; group++) {
      for (int k = 0; k < means[group].length; k++) {
        means[group][k] /= members[group];
      }
    }
  }

  /**
   * Joins groups.
   *
   * @param units vectors of length 1
   * @param groups the group of each, from 0
   * @param count of the groups, each with a member
   * @param distance up to which mean cosine distance between their members two groups are joined
   * @return the set of each group
   */
  static UnionFind join(float[][] units, int[] groups, int count, double distance) {
    AverageLinkage linkage = new AverageLinkage(units, groups, count, distance);
    linkage.findPartners();
    linkage.joinAll();
    return linkage.sets;
  }

  private void findPartners() {
    int[] partner = new int[means.length];
    float[] product = new float[means.length];
    Arrays.fill(product, Float.NEGATIVE_INFINITY);
    new NeighborSearch(means)
        .visitPairs(
            least,
            (a, b, p) -> {
              synchronized (product) {
                keep(a, b, p, partner, product);
                keep(b, a, p, partner, product);
              }
            },
            () -> {});
    for (int group = 0; group < means.length; group++) {
      if (product[group] >= least) {
        queue.add(new Partner(group, 0, partner[group], 0, product[group]));
      }
    }
  }

  /** Pairs come in any order: of equal ones the smallest number is kept. */
  private static void keep(int group, int other, float p, int[] partner, float[] product) {
    if (p > product[group] || (p == product[group] && other < partner[group])) {
      partner[group] = other;
      product[group] = p;
    }
  }

  private void joinAll() {
    while (!queue.isEmpty()) {
      Partner nearest = queue.remove();
      int group = nearest.group;
      if (version[group] == nearest.groupVersion) {
        if (version[nearest.partner] == nearest.partnerVersion) {
          group = join(group, nearest.partner);
        }
        findPartner(group);
      }
    }
  }

  private int join(int a, int b) {
    int kept = Math.min(a, b);
    int gone = Math.max(a, b);
    int both = members[kept] + members[gone];
    float share = (float) members[gone] / both;
    for (int k = 0; k < means[kept].length; k++) {
      means[kept][k] += share * (means[gone][k] - means[kept][k]);
    }
    members[kept] = both;
    members[gone] = 0;
    means[gone] = new float[0];
    version[kept]++;
    version[gone]++;
    sets.join(kept, gone);
    return kept;
  }

  private void findPartner(int group) {
    int partner = -1;
    float product = Float.NEGATIVE_INFINITY;
    for (int other = 0; other < means.length; other++) {
      if (members[other] > 0 && other != group) {
        float p = product(means[group], means[other]);
        if (p > product) {
          partner = other;
          product = p;
        }
      }
    }
    if (product >= least) {
      queue.add(new Partner(group, version[group], partner, version[partner], product));
    }
  }

  private static void add(float[] sum, float[] vector) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] += vector[k];
    }
  }

  /** In eight sums, which do not wait for each other. */
  private static float product(float[] a, float[] b) {
    float[] sums = new float[8];
    int k = 0;
    for (; k + 8 <= a.length; k += 8) {
      for (int lane = 0; lane < 8; lane++) {
        sums[lane] += a[k + lane] * b[k + lane];
      }
    }
    float sum = 0;
    for (; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    for (float lane : sums) {
      sum += lane;
    }
    return sum;
  }
}
