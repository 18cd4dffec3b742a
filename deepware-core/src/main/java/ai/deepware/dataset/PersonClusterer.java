package ai.deepware.dataset;

import java.util.Arrays;
import java.util.List;

/**
 * Finds out who is who across a data set: DBSCAN over the persons of all videos, by the cosine
 * distance of their embeddings, for tens of thousands of them. Time grows with the square of their
 * number, memory only in proportion to it. Deterministic; uses all cores.
 *
 * <p>Everybody gets a number: who is like nobody else is an identity of his own. That is the
 * difference to the clustering of the faces of one video, whose noise is dropped.
 *
 * @param distance the cosine distance up to which two persons are neighbours, (0,2)
 * @param leastNeighbors how many neighbours, himself among them, make a person the core of a
 *     cluster, at least 2; at 2 persons are one identity when a chain of neighbours links them, a
 *     higher number makes chance links between identities rarer
 */
public record PersonClusterer(double distance, int leastNeighbors) {
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
    NeighborLinks links = new NeighborLinks(embeddings.size(), leastNeighbors);
    new NeighborSearch(embeddings).visitPairs(distance, links);
    return number(links.clusters(), embeddings.size());
  }

  private static int[] number(UnionFind sets, int size) {
    int[] numbers = new int[size];
    int[] identities = new int[size];
    Arrays.fill(numbers, -1);
    int next = 0;
    for (int i = 0; i < size; i++) {
      int root = sets.find(i);
      if (numbers[root] < 0) {
        numbers[root] = next++;
      }
      identities[i] = numbers[root];
    }
    return identities;
  }
}
