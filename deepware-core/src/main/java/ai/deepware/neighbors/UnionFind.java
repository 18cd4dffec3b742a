package ai.deepware.neighbors;

/**
 * Disjoint sets of the numbers from 0 to n-1. Changed by one thread at a time.
 *
 * @since 0.1
 */
public final class UnionFind {
  private final int[] parent;

  /**
   * Makes n sets of one.
   *
   * @param size how many
   */
  public UnionFind(int size) {
    parent = new int[size];
    for (int i = 0; i < size; i++) {
      parent[i] = i;
    }
  }

  /**
   * Finds the set of an element.
   *
   * @param element the element
   * @return the smallest element of its set
   */
  public int find(int element) {
    int at = element;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  /**
   * Joins the sets of two elements.
   *
   * @param a one
   * @param b the other
   */
  public void join(int a, int b) {
    int rootA = find(a);
    int rootB = find(b);
    parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
  }

  /**
   * Tells whether two elements are known to be in one set. May be asked while another thread joins:
   * sets never part, so that yes is always true, and no may be out of date.
   *
   * @param a one
   * @param b the other
   * @return whether they are
   */
  public boolean areKnownTogether(int a, int b) {
    return rootWithoutChange(a) == rootWithoutChange(b);
  }

  private int rootWithoutChange(int element) {
    int at = element;
    for (int up = parent[at]; up != at; up = parent[at]) {
      at = up;
    }
    return at;
  }
}
