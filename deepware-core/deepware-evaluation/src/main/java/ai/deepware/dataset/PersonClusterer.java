package ai.deepware.dataset;

import ai.deepware.identity.Dbscan;
import ai.deepware.identity.FaceClusterer;
import ai.deepware.neighbors.NeighborSearch;
import ai.deepware.neighbors.UnionFind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * Finds out who is who across a data set, by the cosine distance of the embeddings of the persons
 * of all videos, for tens of thousands of them. Time grows with the square of their number, memory
 * only in proportion to it. Deterministic; uses all cores.
 *
 * <p>Two stages: DBSCAN joins what is surely the same person, at a short distance; then average
 * linkage joins groups whose members are near each other on average. A chain of chance likenesses
 * so cannot make one identity of many people, and a person whose videos differ is not torn apart.
 *
 * <p>Everybody gets a number: who is like nobody else is an identity of his own. That is the
 * difference to the clustering of the faces of one video, whose noise is dropped.
 *
 * @param distance the cosine distance up to which two persons are neighbors in the first stage,
 *     (0,2)
 * @param leastNeighbors how many neighbors, himself among them, make a person the core of a
 *     cluster, at least 2; at 2 persons are one identity when a chain of neighbors links them, a
 *     higher number makes chance links between identities rarer
 * @param meanDistance the mean cosine distance of all pairs of persons up to which two groups are
 *     joined in the second stage, [0,2); 0 for no second stage
 * @since 0.1
 */
public record PersonClusterer(double distance, int leastNeighbors, double meanDistance) {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if a value is out of range
   */
  public PersonClusterer {
    if (!(distance > 0 && distance < 2)) {
      throw new IllegalArgumentException("the distance must be in (0,2): " + distance);
    }
    if (leastNeighbors < 2) {
      throw new IllegalArgumentException(
          "the least number of neighbours must be at least 2: " + leastNeighbors);
    }
    if (!(meanDistance >= 0 && meanDistance < 2)) {
      throw new IllegalArgumentException("the mean distance must be in [0,2): " + meanDistance);
    }
  }

  /**
   * Makes a clusterer of the first stage alone: plain DBSCAN.
   *
   * @param distance see the record
   * @param leastNeighbors see the record
   * @throws IllegalArgumentException if a value is out of range
   */
  public PersonClusterer(double distance, int leastNeighbors) {
    this(distance, leastNeighbors, 0);
  }

  /**
   * Numbers the identities.
   *
   * @param embeddings one vector per person of a video, such as the mean of his faces', all of one
   *     length; possibly none
   * @return the identity of each, numbered from 0 in order of first appearance
   * @throws IllegalArgumentException if vectors differ in length, are zero or not finite
   */
  public int[] cluster(List<float[]> embeddings) {
    int[] near = Dbscan.cosine(distance, leastNeighbors).clusterVectors(embeddings);
    int clusters = Arrays.stream(near).max().orElse(-1) + 1;
    int[] groups =
        number(i -> near[i] == FaceClusterer.NOISE ? clusters + i : near[i], embeddings.size());
    if (meanDistance == 0) {
      return groups;
    }
    float[][] units = NeighborSearch.units(embeddings);
    int count = Arrays.stream(groups).max().orElse(-1) + 1;
    UnionFind joined = AverageLinkage.join(units, groups, count, meanDistance);
    return number(i -> joined.find(groups[i]), units.length);
  }

  /** Numbers groups from 0 in order of their first appearance. */
  private static int[] number(IntUnaryOperator group, int size) {
    Map<Integer, Integer> numbers = new HashMap<>();
    int[] identities = new int[size];
    for (int i = 0; i < size; i++) {
      identities[i] = numbers.computeIfAbsent(group.applyAsInt(i), unknown -> numbers.size());
    }
    return identities;
  }
}
