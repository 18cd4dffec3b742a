package ai.deepware.dataset;

import java.util.Arrays;

/**
 * DBSCAN from neighbours that arrive in any order, each pair once. Cores are joined as soon as both
 * are known to be cores; who is none remembers his neighbours, which are fewer than make a core, so
 * that memory stays in proportion to the number of elements. Safe to use from several threads.
 */
final class NeighborLinks implements NeighborSearch.PairVisitor {
  private static final int[] NOBODY = {};

  private final int needed;
  private final int[] count;
  private final int[][] remembered;
  private final UnionFind sets;

  NeighborLinks(int size, int leastNeighbors) {
    // An element is its own neighbour.
    needed = leastNeighbors - 1;
    count = new int[size];
    remembered = new int[size][];
    Arrays.fill(remembered, NOBODY);
    sets = new UnionFind(size);
  }

  @Override
  public synchronized void pair(int first, int second, float product) {
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
    neighbors[count[element]++] = neighbor;
    if (isCore(element)) {
      for (int other : neighbors) {
        // Neighbours that are no cores yet remember this element themselves.
        if (isCore(other)) {
          sets.join(element, other);
        }
      }
      remembered[element] = NOBODY;
    }
  }

  /** Ends the search: who is no core joins the core with the smallest number among neighbours. */
  UnionFind clusters() {
    int size = count.length;
    for (int i = 0; i < size; i++) {
      int nearest = size;
      int[] neighbors = remembered[i];
      for (int k = 0; k < count[i] && !isCore(i); k++) {
        nearest = isCore(neighbors[k]) ? Math.min(nearest, neighbors[k]) : nearest;
      }
      if (nearest < size) {
        sets.join(i, nearest);
      }
    }
    return sets;
  }
}
