package ai.deepware.identity.internal;

import ai.deepware.neighbors.NeighborSearch;
import ai.deepware.neighbors.UnionFind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes clusters apart in which two faces are of one frame: these cannot be one person (a
 * "cannot-link" of Wagstaff and others, Constrained K-means Clustering, 2001). Within such a
 * cluster the nearest faces are joined first, and groups that share a frame never, first along the
 * links to each face's nearest faces, then between the groups. Used once.
 */
public final class OneFacePerFrame {
  /** So many nearest faces of each are looked at in the first round. */
  private static final int NEAREST = 32;

  private final float[][] units;
  private final long[] frames;
  private final float leastProduct;
  private final int minFaces;
  private final Runnable checkpoint;

  /**
   * Looks at faces.
   *
   * @param units vectors of length 1
   * @param frames the frame of each
   * @param leastProduct inner product from which on two faces are neighbors
   * @param minFaces groups smaller than this are noise
   * @param checkpoint called now and then; what it throws ends the work
   */
  public OneFacePerFrame(
      float[][] units, long[] frames, float leastProduct, int minFaces, Runnable checkpoint) {
    this.units = units;
    this.frames = frames;
    this.leastProduct = leastProduct;
    this.minFaces = minFaces;
    this.checkpoint = checkpoint;
  }

  /** A possible join of two members of a cluster. */
  private record Link(int first, int second, float product) {
    static final Comparator<Link> NEAREST_FIRST =
        Comparator.comparingDouble((Link link) -> -link.product())
            .thenComparingInt(Link::first)
            .thenComparingInt(Link::second);
  }

  /**
   * Takes clusters apart where that must be.
   *
   * @param labels a cluster for each face, {@link DensityLinks#NOISE} for none
   * @return the same labels, numbered anew from 0 in order of first appearance, if no cluster has
   *     two faces of one frame; else those with each such cluster in parts
   */
  public int[] separate(int[] labels) {
    int[] parts = labels.clone();
    int clusters = Arrays.stream(labels).max().orElse(DensityLinks.NOISE) + 1;
    int next = clusters;
    for (int cluster = 0; cluster < clusters; cluster++) {
      int wanted = cluster;
      int[] members = IntStream.range(0, labels.length).filter(i -> labels[i] == wanted).toArray();
      if (haveAFrameInCommon(members)) {
        next = split(members, parts, next);
      }
    }
    return next == clusters ? labels : numbered(parts);
  }

  private boolean haveAFrameInCommon(int[] members) {
    return Arrays.stream(members).mapToLong(i -> frames[i]).distinct().count() < members.length;
  }

  private int split(int[] members, int[] parts, int next) {
    Groups groups = new Groups(members.length, Arrays.stream(members).mapToLong(i -> frames[i]));
    NeighborSearch search =
        new NeighborSearch(Arrays.stream(members).mapToObj(i -> units[i]).toArray(float[][]::new));
    joinNearest(search, groups);
    joinGroups(search, groups);
    Map<Integer, Integer> labelOfRoot = new HashMap<>();
    int unused = next;
    for (int i = 0; i < members.length; i++) {
      int root = groups.find(i);
      if (groups.size(root) < minFaces) {
        parts[members[i]] = DensityLinks.NOISE;
      } else {
        Integer label = labelOfRoot.get(root);
        if (label == null) {
          label = unused++;
          labelOfRoot.put(root, label);
        }
        parts[members[i]] = label;
      }
    }
    // One more than used where all became noise: the labels did change.
    return Math.max(unused, next + 1);
  }

  private void joinNearest(NeighborSearch search, Groups groups) {
    NearestFaces nearest = new NearestFaces(groups.size(), NEAREST);
    search.visitPairs(leastProduct, nearest::offer, checkpoint);
    List<Link> links = new ArrayList<>();
    nearest.forEach((a, b, product) -> links.add(new Link(a, b, product)));
    join(links, groups);
  }

  /**
   * Of all pairs of groups the nearest two faces; small groups are noise unless they were joined.
   */
  private void joinGroups(NeighborSearch search, Groups groups) {
    int[] roots =
        IntStream.range(0, groups.size())
            .map(groups::find)
            .distinct()
            .filter(root -> groups.size(root) >= minFaces)
            .toArray();
    int[] number = new int[groups.size()];
    Arrays.fill(number, -1);
    for (int i = 0; i < roots.length; i++) {
      number[roots[i]] = i;
    }
    int[] groupOf = IntStream.range(0, groups.size()).map(i -> number[groups.find(i)]).toArray();
    float[][] nearest = new float[roots.length][];
    for (int i = 0; i < roots.length; i++) {
      nearest[i] = new float[i];
      Arrays.fill(nearest[i], Float.NEGATIVE_INFINITY);
    }
    search.visitPairs(
        leastProduct,
        (a, b, product) -> {
          int high = Math.max(groupOf[a], groupOf[b]);
          int low = Math.min(groupOf[a], groupOf[b]);
          if (low >= 0 && low != high && product > nearest[high][low]) {
            synchronized (nearest[high]) {
              nearest[high][low] = Math.max(nearest[high][low], product);
            }
          }
        },
        checkpoint);
    List<Link> links = new ArrayList<>();
    for (int high = 0; high < roots.length; high++) {
      for (int low = 0; low < high; low++) {
        if (nearest[high][low] > Float.NEGATIVE_INFINITY) {
          links.add(new Link(roots[low], roots[high], nearest[high][low]));
        }
      }
    }
    join(links, groups);
  }

  private void join(List<Link> links, Groups groups) {
    links.sort(Link.NEAREST_FIRST);
    for (Link link : links) {
      groups.joinUnlessTogetherInAFrame(link.first(), link.second());
    }
    checkpoint.run();
  }

  private static int[] numbered(int[] labels) {
    Map<Integer, Integer> numbers = new HashMap<>();
    return Arrays.stream(labels)
        .map(
            label ->
                label == DensityLinks.NOISE
                    ? label
                    : numbers.computeIfAbsent(label, unknown -> numbers.size()))
        .toArray();
  }

  /** Disjoint groups, each with the frames that it has a face in. */
  private static final class Groups {
    private final UnionFind sets;
    private final int[] frame;
    private final int[] sizes;
    private final @Nullable BitSet[] frames;

    Groups(int size, LongStream frames) {
      sets = new UnionFind(size);
      long[] all = frames.toArray();
      long[] sorted = Arrays.stream(all).distinct().sorted().toArray();
      frame = Arrays.stream(all).mapToInt(one -> Arrays.binarySearch(sorted, one)).toArray();
      sizes = new int[size];
      Arrays.fill(sizes, 1);
      this.frames = new BitSet[size];
    }

    int size() {
      return frame.length;
    }

    int find(int member) {
      return sets.find(member);
    }

    int size(int root) {
      return sizes[root];
    }

    private BitSet framesOf(int root) {
      BitSet own = frames[root];
      if (own == null) {
        own = new BitSet();
        own.set(frame[root]);
        frames[root] = own;
      }
      return own;
    }

    void joinUnlessTogetherInAFrame(int a, int b) {
      int rootA = sets.find(a);
      int rootB = sets.find(b);
      if (rootA == rootB
          || (sizes[rootA] == 1 && sizes[rootB] == 1 && frame[rootA] == frame[rootB])) {
        return;
      }
      BitSet of = framesOf(rootA);
      BitSet other = framesOf(rootB);
      if (of.intersects(other)) {
        return;
      }
      of.or(other);
      sets.join(rootA, rootB);
      int root = sets.find(rootA);
      sizes[root] = sizes[rootA] + sizes[rootB];
      frames[rootA] = null;
      frames[rootB] = null;
      frames[root] = of;
    }
  }
}
