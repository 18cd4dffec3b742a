package ai.deepware.identity.internal;

import ai.deepware.neighbors.UnionFind;
import java.util.Arrays;

/**
 * DBSCAN from neighbors that arrive in any order, each pair once. Cores are joined as soon as both
 * are known to be cores; who is none remembers his neighbors, which are fewer than make a core, so
 * that memory stays in proportion to the number of elements. Safe to use from several threads.
 */
public final class DensityLinks {
  /** The label of an element without a cluster. */
  public static final int NOISE = -1;

  private static final int[] NOBODY = {};

  private final int needed;
  private final int[] count;
  private final int[][] remembered;
  private final UnionFind sets;

  /**
   * Starts without neighbors.
   *
   * @param size number of elements
   * @param leastNeighbors how many neighbors, itself among them, make an element a core, at least 1
   */
  public DensityLinks(int size, int leastNeighbors) {
    // An element is its own neighbor.
    needed = leastNeighbors - 1;
    count = new int[size];
    remembered = new int[size][];
    Arrays.fill(remembered, NOBODY);
    sets = new UnionFind(size);
  }

  /**
   * Takes a pair of neighbors.
   *
   * @param first one
   * @param second another
   */
  public void pair(int first, int second) {
    // Most pairs of a large cluster tell nothing new: without a lock, as cores stay cores.
    if (!(isCore(first) && isCore(second) && sets.areKnownTogether(first, second))) {
      link(first, second);
    }
  }

  private synchronized void link(int first, int second) {
    boolean known = isCore(first) && isCore(second);
    remember(first, second);
    remember(second, first);
    if (known) {
      sets.join(first, second);
    }
  }

  private boolean isCore(int element) {
    return count[element] >= needed;
  }

  private void remember(int element, int neighbor) {
    if (isCore(element)) {
      return;
    }
    int[] neighbors = remembered[element];
    if (neighbors.length == 0) {
      neighbors = new int[needed];
      remembered[element] = neighbors;
    }
    neighbors[count[element]] = neighbor;
    count[element]++;
    if (isCore(element)) {
      for (int other : neighbors) {
        // Neighbors that are no cores yet remember this element themselves.
        if (isCore(other)) {
          sets.join(element, other);
        }
      }
      remembered[element] = NOBODY;
    }
  }

  /**
   * Ends the search.
   *
   * @return the cluster of each element: 0, 1, ... in the order of their first cores, or {@link
   *     #NOISE}; who is no core is in the first cluster that has a core among his neighbors
   */
  public int[] labels() {
    int size = count.length;
    int[] labels = new int[size];
    int[] ofRoot = new int[size];
    Arrays.fill(labels, NOISE);
    Arrays.fill(ofRoot, NOISE);
    int next = 0;
    for (int i = 0; i < size; i++) {
      if (isCore(i)) {
        int root = sets.find(i);
        if (ofRoot[root] == NOISE) {
          ofRoot[root] = next++;
        }
        labels[i] = ofRoot[root];
      }
    }
    for (int i = 0; i < size; i++) {
      if (!isCore(i)) {
        labels[i] = firstCluster(i, labels);
      }
    }
    return labels;
  }

  private int firstCluster(int border, int[] labels) {
    int first = Integer.MAX_VALUE;
    for (int k = 0; k < count[border]; k++) {
      int neighbor = remembered[border][k];
      if (isCore(neighbor)) {
        first = Math.min(first, labels[neighbor]);
      }
    }
    return first == Integer.MAX_VALUE ? NOISE : first;
  }
}
