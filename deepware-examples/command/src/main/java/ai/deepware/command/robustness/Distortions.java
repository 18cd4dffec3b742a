package ai.deepware.command.robustness;

import ai.deepware.augment.Augmentations;
import java.util.ArrayList;
import java.util.List;

/** The steps of all curves. */
final class Distortions {
  private static final int[] JPEG_QUALITIES = {90, 80, 70, 60, 50, 40, 30};
  private static final double[] SIGMAS = {1, 2, 4};
  private static final double[] DEVIATIONS = {5, 10, 20};
  private static final int[] H264_LEVELS = {23, 28, 33, 38, 40};
  private static final double[] FRAME_RATES = {5, 2, 1, 0.5};

  private Distortions() {}

  /** All steps, each kind from little to much. */
  static List<Distortion> all(Recompression h264) {
    List<Distortion> all = new ArrayList<>();
    for (int quality : JPEG_QUALITIES) {
      all.add(Distortion.ofImages("jpeg", "quality " + quality, Augmentations.jpeg(quality)));
    }
    for (int divisor : new int[] {2, 4}) {
      all.add(Distortion.ofImages("resize", "1/" + divisor, Augmentations.downUp(1.0 / divisor)));
    }
    for (double sigma : SIGMAS) {
      all.add(
          Distortion.ofImages("blur", "sigma " + number(sigma) + " px", Augmentations.blur(sigma)));
    }
    for (double deviation : DEVIATIONS) {
      all.add(
          Distortion.ofImages(
              "noise", "deviation " + number(deviation) + "/255", Augmentations.noise(deviation)));
    }
    for (int level : H264_LEVELS) {
      all.add(
          Distortion.ofVideos(
              "h264",
              h264.name() + " " + h264.unit() + " " + level,
              frames -> new RecompressedFrames(frames, h264, level)));
    }
    for (double rate : FRAME_RATES) {
      all.add(
          Distortion.ofVideos(
              "frame-rate", number(rate) + " fps", frames -> new DroppedFrames(frames, rate)));
    }
    return all;
  }

  private static String number(double value) {
    return value == Math.rint(value) ? String.valueOf((int) value) : String.valueOf(value);
  }
}
