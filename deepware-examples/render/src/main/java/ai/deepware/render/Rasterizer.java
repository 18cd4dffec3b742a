package ai.deepware.render;

/** Draws lit meshes into a layer. For one layer and one thread. */
final class Rasterizer {
  private static final int STEPS = 2048;
  private static final byte[] TO_SCREEN = new byte[STEPS + 1];
  private static final float[] TO_LIGHT = new float[256];

  static {
    for (int i = 0; i <= STEPS; i++) {
      TO_SCREEN[i] = (byte) Math.round(255 * Math.pow(i / (double) STEPS, 1 / 2.2));
    }
    for (int i = 0; i < 256; i++) {
      TO_LIGHT[i] = (float) (STEPS * Math.pow(i / 255.0, 2.2));
    }
  }

  private final Layer layer;
  private final Camera camera;
  private final Light light;
  private final double scale;

  Rasterizer(Layer layer, Camera camera, Light light, double scale) {
    this.layer = layer;
    this.camera = camera;
    this.light = light;
    this.scale = scale * Layer.OVERSAMPLING;
  }

  void draw(Mesh mesh) {
    int count = mesh.follow().length;
    float[] screen = new float[3 * count];
    float[] lit = new float[4 * count];
    double[] xyz = new double[3];
    for (int i = 0; i < count; i++) {
      float[] p = mesh.points();
      float follow = mesh.follow()[i];
      camera.place(p[3 * i], p[3 * i + 1], p[3 * i + 2], follow, xyz);
      screen[3 * i] = (float) (Layer.OVERSAMPLING * (xyz[0] - layer.left()));
      screen[3 * i + 1] = (float) (Layer.OVERSAMPLING * (xyz[1] - layer.top()));
      screen[3 * i + 2] = (float) xyz[2];
      float[] n = mesh.normals();
      camera.turn(n[3 * i], n[3 * i + 1], n[3 * i + 2], follow, xyz);
      light.at(xyz[0], xyz[1], xyz[2], lit, 4 * i);
    }
    int level = mesh.texture().level(mesh.texture().height() / (2.6 * scale));
    int[] corners = mesh.corners();
    for (int i = 0; i < corners.length; i += 3) {
      triangle(mesh, level, screen, lit, corners[i], corners[i + 1], corners[i + 2]);
    }
  }

  private void triangle(Mesh mesh, int level, float[] screen, float[] lit, int a, int b, int c) {
    float ax = screen[3 * a];
    float ay = screen[3 * a + 1];
    float bx = screen[3 * b];
    float by = screen[3 * b + 1];
    float cx = screen[3 * c];
    float cy = screen[3 * c + 1];
    // Seen from outside the corners go round anticlockwise, with y down a negative area.
    float area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    if (area >= 0) {
      return;
    }
    int left = Math.max(0, (int) Math.ceil(Math.min(ax, Math.min(bx, cx)) - 0.5f));
    int right =
        Math.min(layer.width() - 1, (int) Math.floor(Math.max(ax, Math.max(bx, cx)) - 0.5f));
    int top = Math.max(0, (int) Math.ceil(Math.min(ay, Math.min(by, cy)) - 0.5f));
    int bottom =
        Math.min(layer.height() - 1, (int) Math.floor(Math.max(ay, Math.max(by, cy)) - 0.5f));
    float scaleArea = 1 / area;
    for (int y = top; y <= bottom; y++) {
      float py = y + 0.5f;
      for (int x = left; x <= right; x++) {
        float px = x + 0.5f;
        float wa = ((bx - px) * (cy - py) - (by - py) * (cx - px)) * scaleArea;
        float wb = ((cx - px) * (ay - py) - (cy - py) * (ax - px)) * scaleArea;
        float wc = 1 - wa - wb;
        if (wa >= 0 && wb >= 0 && wc >= 0) {
          float z = wa * screen[3 * a + 2] + wb * screen[3 * b + 2] + wc * screen[3 * c + 2];
          int at = y * layer.width() + x;
          if (z > layer.depth()[at]) {
            layer.depth()[at] = z;
            layer.pixels()[at] = shade(mesh, level, lit, a, b, c, wa, wb, wc);
          }
        }
      }
    }
  }

  private static int shade(
      Mesh mesh, int level, float[] lit, int a, int b, int c, float wa, float wb, float wc) {
    float[] uv = mesh.places();
    int texel =
        mesh.texture()
            .color(
                level,
                wa * uv[2 * a] + wb * uv[2 * b] + wc * uv[2 * c],
                wa * uv[2 * a + 1] + wb * uv[2 * b + 1] + wc * uv[2 * c + 1]);
    float gleam =
        mesh.gloss() * STEPS * (wa * lit[4 * a + 3] + wb * lit[4 * b + 3] + wc * lit[4 * c + 3]);
    float red = wa * lit[4 * a] + wb * lit[4 * b] + wc * lit[4 * c];
    float green = wa * lit[4 * a + 1] + wb * lit[4 * b + 1] + wc * lit[4 * c + 1];
    float blue = wa * lit[4 * a + 2] + wb * lit[4 * b + 2] + wc * lit[4 * c + 2];
    return (texel & 0xff000000)
        | screen(TO_LIGHT[(texel >> 16) & 255] * red + gleam) << 16
        | screen(TO_LIGHT[(texel >> 8) & 255] * green + gleam) << 8
        | screen(TO_LIGHT[texel & 255] * blue + gleam);
  }

  private static int screen(float light) {
    return TO_SCREEN[Math.min(STEPS, (int) light)] & 255;
  }
}
