package ai.deepware.render;

/** A surface cut into triangles, with its colors. Immutable; its arrays are not to be written. */
final class Mesh {
  private final float[] points;
  private final float[] normals;
  private final float[] places;
  private final float[] follow;
  private final int[] corners;
  private final Texture texture;
  private final float gloss;

  private Mesh(
      float[] points,
      float[] normals,
      float[] places,
      float[] follow,
      int[] corners,
      Texture texture,
      float gloss) {
    this.points = points;
    this.normals = normals;
    this.places = places;
    this.follow = follow;
    this.corners = corners;
    this.texture = texture;
    this.gloss = gloss;
  }

  /** How far a vertex at a height turns with the head. */
  @FunctionalInterface
  interface Follow {
    double at(double y);
  }

  /** Cuts a surface that goes round: u = 0 and u = 1 are the same places. */
  static Mesh of(
      Surface surface, int columns, int rows, Follow follow, Texture texture, double gloss) {
    int count = (columns + 1) * (rows + 1);
    float[] points = new float[3 * count];
    float[] places = new float[2 * count];
    float[] follows = new float[count];
    double[] xyz = new double[3];
    for (int i = 0; i < count; i++) {
      double u = i % (columns + 1) / (double) columns;
      int row = i / (columns + 1);
      double v = row / (double) rows;
      surface.point(u, v, xyz);
      for (int k = 0; k < 3; k++) {
        points[3 * i + k] = (float) xyz[k];
      }
      places[2 * i] = (float) u;
      places[2 * i + 1] = (float) v;
      follows[i] = (float) follow.at(xyz[1]);
    }
    float[] normals = normals(points, columns, rows);
    return new Mesh(
        points, normals, places, follows, corners(columns, rows), texture, (float) gloss);
  }

  private static int[] corners(int columns, int rows) {
    int[] corners = new int[6 * columns * rows];
    int at = 0;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int a = row * (columns + 1) + column;
        int below = a + columns + 1;
        for (int corner : new int[] {a, below, a + 1, a + 1, below, below + 1}) {
          corners[at++] = corner;
        }
      }
    }
    return corners;
  }

  private static float[] normals(float[] p, int columns, int rows) {
    float[] normals = new float[p.length];
    int width = columns + 1;
    for (int i = 0; i < p.length / 3; i++) {
      int column = i % width;
      int row = i / width;
      int left = row * width + (column == 0 ? columns - 1 : column - 1);
      int right = row * width + (column == columns ? 1 : column + 1);
      int up = Math.max(0, row - 1) * width + column;
      int down = Math.min(rows, row + 1) * width + column;
      float ax = p[3 * right] - p[3 * left];
      float ay = p[3 * right + 1] - p[3 * left + 1];
      float az = p[3 * right + 2] - p[3 * left + 2];
      float bx = p[3 * up] - p[3 * down];
      float by = p[3 * up + 1] - p[3 * down + 1];
      float bz = p[3 * up + 2] - p[3 * down + 2];
      float nx = ay * bz - az * by;
      float ny = az * bx - ax * bz;
      float nz = ax * by - ay * bx;
      float length = (float) Math.sqrt(nx * nx + ny * ny + nz * nz);
      if (length < 1e-9f) {
        ny = row * 2 < rows ? 1 : -1;
        length = 1;
        nx = 0;
        nz = 0;
      }
      normals[3 * i] = nx / length;
      normals[3 * i + 1] = ny / length;
      normals[3 * i + 2] = nz / length;
    }
    return normals;
  }

  /** x, y and z of each vertex in head units. */
  float[] points() {
    return points;
  }

  /** The outward direction at each vertex, of length 1. */
  float[] normals() {
    return normals;
  }

  /** u and v of each vertex in the texture. */
  float[] places() {
    return places;
  }

  /** How far each vertex turns with the head: 1 wholly, 0 with the body. */
  float[] follow() {
    return follow;
  }

  /** Three vertices per triangle, anticlockwise seen from outside. */
  int[] corners() {
    return corners;
  }

  Texture texture() {
    return texture;
  }

  /** Strength of the highlight. */
  float gloss() {
    return gloss;
  }
}
