package ai.deepware.identity.internal;

import ai.deepware.neighbors.NeighborSearch;

/**
 * The few nearest of each element, from pairs that arrive in any order. Ties go to the smaller
 * number, so that the order of arrival does not matter. Safe to use from several threads.
 */
final class NearestFaces {
  private final int most;
  private final int[][] others;
  private final float[][] products;
  private final int[] counts;

  NearestFaces(int size, int most) {
    this.most = most;
    others = new int[size][0];
    products = new float[size][0];
    counts = new int[size];
  }

  void offer(int a, int b, float product) {
    keep(a, b, product);
    keep(b, a, product);
  }

  private void keep(int of, int other, float product) {
    if (counts[of] == most && product < products[of][most - 1]) {
      return;
    }
    synchronized (this) {
      if (others[of].length == 0) {
        others[of] = new int[most];
        products[of] = new float[most];
      }
      int at = counts[of];
      while (at > 0 && isNearer(of, at - 1, other, product)) {
        at--;
      }
      if (at < most) {
        int moved = Math.min(counts[of], most - 1) - at;
        System.arraycopy(others[of], at, others[of], at + 1, moved);
        System.arraycopy(products[of], at, products[of], at + 1, moved);
        others[of][at] = other;
        products[of][at] = product;
        counts[of] = Math.min(most, counts[of] + 1);
      }
    }
  }

  private boolean isNearer(int of, int place, int other, float product) {
    float known = products[of][place];
    return product > known || (product == known && other < others[of][place]);
  }

  /** Each link once or twice. */
  void forEach(NeighborSearch.PairVisitor visitor) {
    for (int of = 0; of < counts.length; of++) {
      for (int k = 0; k < counts[of]; k++) {
        visitor.pair(Math.min(of, others[of][k]), Math.max(of, others[of][k]), products[of][k]);
      }
    }
  }
}
