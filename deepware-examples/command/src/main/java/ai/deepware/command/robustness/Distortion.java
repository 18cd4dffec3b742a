package ai.deepware.command.robustness;

import ai.deepware.augment.Augmentation;
import ai.deepware.frame.FrameSource;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One way to make videos and pictures worse.
 *
 * @param kind what is done, such as {@code jpeg}; the steps of one kind make a curve
 * @param step how much of it, with its unit and, for H.264, the encoder
 * @param pictures what is done to pictures, empty where it makes no sense for them
 * @param videos what is done to videos, from how they are read to how they are read worse
 */
record Distortion(
    String kind, String step, Optional<Augmentation> pictures, UnaryOperator<FrameSource> videos) {

  /** Nothing at all: what the others are compared with. */
  static Distortion none() {
    return new Distortion("none", "", Optional.of(Augmentation.none()), UnaryOperator.identity());
  }

  /** The same change for each frame of a video and each picture. */
  static Distortion ofImages(String kind, String step, Augmentation augmentation) {
    return new Distortion(
        kind, step, Optional.of(augmentation), frames -> new AugmentedFrames(frames, augmentation));
  }

  static Distortion ofVideos(String kind, String step, UnaryOperator<FrameSource> videos) {
    return new Distortion(kind, step, Optional.empty(), videos);
  }

  String name() {
    return step.isEmpty() ? kind : kind + " " + step;
  }
}
