package ai.deepware.identity;

import ai.deepware.identity.internal.DensityLinks;
import ai.deepware.identity.internal.OneFacePerFrame;
import ai.deepware.neighbors.NeighborSearch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * DBSCAN (Ester et al., 1996) with the cosine distance, and with the labels that scikit-learn
 * gives: a person needs a face that has, itself included, {@code minFaces} faces within the
 * distance; a face on the border of two persons goes to the first; persons are numbered in the
 * order of their first such face.
 *
 * <p>Compares all pairs on all cores: time grows with the square of the number of faces, memory
 * only in proportion to it. Immutable and safe to use from several threads.
 *
 * @since 0.1
 */
public final class Dbscan implements FaceClusterer {
  /** How many faces a person needs, whatever the sampling rate: the reference's value. */
  public static final int DEFAULT_MIN_FACES = 5;

  /** What a product of two vectors of length 1 may lose to single precision, per number. */
  private static final float ROUNDING = 2.5e-7f;

  private final double distance;
  private final int minFaces;
  private final boolean onePerFrame;

  private Dbscan(double distance, int minFaces, boolean onePerFrame) {
    this.distance = distance;
    this.minFaces = minFaces;
    this.onePerFrame = onePerFrame;
  }

  /**
   * Makes a clusterer that gives scikit-learn's labels, as the reference does.
   *
   * @param distance up to which cosine distance, inclusive, two faces are neighbors, (0,2); it
   *     belongs to the embedder: {@link FaceEmbedder#clusterDistance}. Compared in single
   *     precision, as the reference does
   * @param minFaces how many faces, itself included, a face needs within the distance to start or
   *     extend a person, at least 1; {@link #DEFAULT_MIN_FACES} by default
   * @return the clusterer
   * @throws IllegalArgumentException if a value is out of range
   */
  public static Dbscan cosine(double distance, int minFaces) {
    if (!(distance > 0 && distance < 2)) {
      throw new IllegalArgumentException("distance must be between 0 and 2: " + distance);
    }
    if (minFaces < 1) {
      throw new IllegalArgumentException("minFaces must be at least 1: " + minFaces);
    }
    return new Dbscan(distance, minFaces, false);
  }

  /**
   * The same, but two faces of one frame are never one person: a person with such faces is taken
   * apart along the nearest faces, and parts with fewer than {@code minFaces} are noise. The
   * scanner's default.
   *
   * @return the clusterer
   */
  public Dbscan onePerFrame() {
    return new Dbscan(distance, minFaces, true);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a vector is empty, of another length than the first, all
   *     zero, or has a number that is not finite; the message tells which
   */
  @Override
  public int[] cluster(List<EmbeddedFace> faces) {
    return cluster(faces, () -> {});
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException as {@link #cluster(List)}
   */
  @Override
  public int[] cluster(List<EmbeddedFace> faces, Runnable checkpoint) {
    List<float[]> vectors = faces.stream().map(EmbeddedFace::vector).toList();
    float[][] units = NeighborSearch.units(vectors);
    int[] labels = labels(vectors, units, checkpoint);
    if (!onePerFrame) {
      return labels;
    }
    long[] frames = faces.stream().mapToLong(EmbeddedFace::frame).toArray();
    return new OneFacePerFrame(units, frames, 1 - (float) distance, minFaces, checkpoint)
        .separate(labels);
  }

  /**
   * Clusters vectors of which no frame is known, such as those of a whole data set.
   *
   * @param vectors all of one length; possibly none
   * @return one label per vector, as {@link #cluster(List)}
   * @throws IllegalArgumentException as {@link #cluster(List)}
   */
  public int[] clusterVectors(List<float[]> vectors) {
    return labels(vectors, NeighborSearch.units(vectors), () -> {});
  }

  private int[] labels(List<float[]> vectors, float[][] units, Runnable checkpoint) {
    DensityLinks links = new DensityLinks(units.length, minFaces);
    float limit = (float) distance;
    float margin = units.length == 0 ? 0 : ROUNDING * (units[0].length + 4);
    new NeighborSearch(units)
        .visitPairs(
            1 - limit - margin,
            (a, b, product) -> {
              if (product > 1 - limit + margin
                  || (float) NeighborSearch.distance(vectors.get(a), vectors.get(b)) <= limit) {
                links.pair(a, b);
              }
            },
            checkpoint);
    return links.labels();
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("name", "dbscan");
    settings.put("metric", "cosine");
    settings.put("distance", Double.toString(distance));
    settings.put("minFaces", Integer.toString(minFaces));
    settings.put("onePerFrame", Boolean.toString(onePerFrame));
    return settings;
  }
}
