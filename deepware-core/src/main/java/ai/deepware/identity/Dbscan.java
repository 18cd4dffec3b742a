package ai.deepware.identity;

import ai.deepware.identity.internal.DensityLinks;
import ai.deepware.identity.internal.NeighborSearch;
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
 */
public final class Dbscan implements FaceClusterer {
  /** How many faces a person needs, whatever the sampling rate: the reference's value. */
  public static final int DEFAULT_MIN_FACES = 5;

  /** What a product of two vectors of length 1 may lose to single precision, per number. */
  private static final float ROUNDING = 2.5e-7f;

  private final double distance;
  private final int minFaces;

  private Dbscan(double distance, int minFaces) {
    this.distance = distance;
    this.minFaces = minFaces;
  }

  /**
   * Makes a clusterer.
   *
   * @param distance up to which cosine distance, inclusive, two faces are neighbours, (0,2); it
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
    return new Dbscan(distance, minFaces);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a vector is empty, of another length than the first, all
   *     zero, or has a number that is not finite; the message tells which
   */
  @Override
  public int[] cluster(List<float[]> embeddings) {
    return cluster(embeddings, () -> {});
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException as {@link #cluster(List)}
   */
  @Override
  public int[] cluster(List<float[]> embeddings, Runnable checkpoint) {
    float[][] units = NeighborSearch.units(embeddings);
    DensityLinks links = new DensityLinks(units.length, minFaces);
    float limit = (float) distance;
    float margin = units.length == 0 ? 0 : ROUNDING * (units[0].length + 4);
    new NeighborSearch(units)
        .visitPairs(
            1 - limit - margin,
            (a, b, product) -> {
              if (product > 1 - limit + margin
                  || (float) NeighborSearch.distance(embeddings.get(a), embeddings.get(b))
                      <= limit) {
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
    return settings;
  }
}
