package ai.deepware.render;

import ai.deepware.face.Box;
import ai.deepware.face.Landmarks;

/** One head in one pose: draws it, and tells where its parts are. */
final class Portrait {
  private final Head head;
  private final Pose pose;
  private final Camera camera;

  Portrait(Head head, Pose pose) {
    this.head = head;
    this.pose = pose;
    camera = new Camera(pose);
  }

  Layer draw(Light light, int frameWidth, int frameHeight) {
    double reach = pose.scale() * 1.3;
    int top = clip(pose.y() - reach - pose.scale() * 0.3, frameHeight);
    int left = clip(pose.x() - 2.2 * pose.scale(), frameWidth);
    int right = clip(pose.x() + 2.2 * pose.scale(), frameWidth);
    Layer layer = new Layer(left, top, right, frameHeight);
    Rasterizer rasterizer = new Rasterizer(layer, camera, light, pose.scale());
    head.meshes().forEach(rasterizer::draw);
    return layer;
  }

  private static int clip(double value, int limit) {
    return (int) Math.max(0, Math.min(limit, value));
  }

  Box box() {
    double[] outline = head.outline();
    double[] at = new double[3];
    double left = Double.POSITIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < outline.length; i += 3) {
      camera.place(outline[i], outline[i + 1], outline[i + 2], 1, at);
      left = Math.min(left, at[0]);
      right = Math.max(right, at[0]);
      top = Math.min(top, at[1]);
      bottom = Math.max(bottom, at[1]);
    }
    return new Box(left, top, right - left, bottom - top);
  }

  Landmarks landmarks() {
    double[] xy = new double[10];
    double[] at = new double[3];
    for (int i = 0; i < 5; i++) {
      double[] point = head.landmarks()[i];
      camera.place(point[0], point[1], point[2], 1, at);
      xy[2 * i] = at[0];
      xy[2 * i + 1] = at[1];
    }
    return Landmarks.of(xy);
  }
}
