package ai.deepware.identity;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.ml.clustering.Cluster;
import org.apache.commons.math3.ml.clustering.Clusterable;
import org.apache.commons.math3.ml.clustering.DBSCANClusterer;
import org.apache.commons.math3.ml.distance.DistanceMeasure;

/**
 * DBSCAN (Ester et al., 1996) with the cosine distance, and with the labels that scikit-learn
 * gives: a person needs a face that has, itself included, {@code minFaces} faces within the
 * distance; a face on the border of two persons goes to the first; persons are numbered in the
 * order of their first such face.
 *
 * <p>Time and memory grow with the square of the number of faces: a bit for each pair. Immutable
 * and safe to use from several threads.
 */
public final class Dbscan implements FaceClusterer {
  /** How many faces a person needs, whatever the sampling rate: the reference's value. */
  public static final int DEFAULT_MIN_FACES = 5;

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
    Neighbours neighbours = Neighbours.byCosine(embeddings, (float) distance);
    List<Node> faces = IntStream.range(0, embeddings.size()).mapToObj(Node::new).toList();
    DistanceMeasure hops = (a, b) -> neighbours.are((int) a[0], (int) b[0]) ? 0 : 1;
    // Commons Math does not count the point itself.
    List<Cluster<Node>> persons = new DBSCANClusterer<Node>(0, minFaces - 1, hops).cluster(faces);
    int[] labels = new int[faces.size()];
    Arrays.fill(labels, NOISE);
    for (int person = 0; person < persons.size(); person++) {
      for (Node face : persons.get(person).getPoints()) {
        labels[face.index] = person;
      }
    }
    return labels;
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

  /** A face by its number. Has no {@code equals}, so that every face is a point of its own. */
  private static final class Node implements Clusterable {
    final int index;

    Node(int index) {
      this.index = index;
    }

    @Override
    public double[] getPoint() {
      return new double[] {index};
    }
  }
}
