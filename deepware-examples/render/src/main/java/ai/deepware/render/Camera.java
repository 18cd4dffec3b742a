package ai.deepware.render;

import ai.deepware.render.curve.Curves;

/** Turns points of a head into places of a frame. Perspective of eight head units away. */
final class Camera {
  private static final double DISTANCE = 9;
  private static final double BODY_SHARE = 0.25;

  private final Pose pose;
  private final double[] head;
  private final double[] body;
  private final double[] pivot = Head.pivot();

  Camera(Pose pose) {
    this.pose = pose;
    head = rotation(pose.yaw(), pose.pitch(), pose.roll());
    body = rotation(pose.yaw() * BODY_SHARE, 0, pose.roll() * BODY_SHARE);
  }

  /** Yaw about y, then pitch about x, then roll about z; row by row. */
  private static double[] rotation(double yaw, double pitch, double roll) {
    double cy = Math.cos(yaw);
    double sy = Math.sin(yaw);
    double cp = Math.cos(pitch);
    double sp = Math.sin(pitch);
    double cr = Math.cos(-roll);
    double sr = Math.sin(-roll);
    double[] turned = {cy, 0, sy, sp * sy, cp, -sp * cy, -cp * sy, sp, cp * cy};
    double[] result = new double[9];
    for (int c = 0; c < 3; c++) {
      result[c] = cr * turned[c] - sr * turned[3 + c];
      result[3 + c] = sr * turned[c] + cr * turned[3 + c];
      result[6 + c] = turned[6 + c];
    }
    return result;
  }

  /** Turns a direction with the head. */
  void turn(double x, double y, double z, double follow, double[] into) {
    for (int r = 0; r < 3; r++) {
      double withHead = head[3 * r] * x + head[3 * r + 1] * y + head[3 * r + 2] * z;
      double withBody = body[3 * r] * x + body[3 * r + 1] * y + body[3 * r + 2] * z;
      into[r] = Curves.mix(withBody, withHead, follow);
    }
  }

  /** Finds the place of a point: x and y in pixels, and nearness to the camera. */
  void place(double x, double y, double z, double follow, double[] into) {
    turn(x - pivot[0], y - pivot[1], z - pivot[2], follow, into);
    double nearness = into[2] + pivot[2];
    double size = pose.scale() * DISTANCE / (DISTANCE - nearness);
    into[0] = pose.x() + size * (into[0] + pivot[0]);
    into[1] = pose.y() - size * (into[1] + pivot[1]);
    into[2] = nearness;
  }
}
