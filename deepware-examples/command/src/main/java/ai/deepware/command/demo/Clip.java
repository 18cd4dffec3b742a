package ai.deepware.command.demo;

import ai.deepware.ffmpeg.FfmpegFrameSource;
import ai.deepware.image.PixelImage;
import ai.deepware.render.Actor;
import ai.deepware.render.Head;
import ai.deepware.render.Motion;
import ai.deepware.render.Scene;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

/**
 * A rendered video: a scene and how long it lasts.
 *
 * @param name of the file
 * @param description what is to be seen
 * @param scene the people
 * @param seconds length
 */
record Clip(String name, String description, Scene scene, int seconds) {
  static final int WIDTH = 640;
  static final int HEIGHT = 360;
  static final int FRAMES_PER_SECOND = 25;
  private static final int FRAMES_AT_A_TIME = 25;

  /** One real person; two, one of whom has another one's face; nobody. */
  static List<Clip> all() {
    return List.of(onePerson(), twoPersons(), nobody());
  }

  static Clip onePerson() {
    Actor alone = Actor.real(Head.of(5), Motion.swaying(320, 165, 92, 0.4, 1));
    return new Clip("one-person.mp4", "one real person", scene(11, alone), 8);
  }

  static Clip twoPersons() {
    Actor real = Actor.real(Head.of(10), Motion.swaying(190, 160, 76, 0.35, 2));
    Actor swapped =
        Actor.real(Head.of(26), Motion.swaying(460, 170, 80, 0.35, 3))
            .withFaceOf(Head.of(17))
            .between(2, 9);
    return new Clip(
        "two-persons.mp4",
        "two persons, the right one with another one's face, from second 2 to 9",
        scene(12, real, swapped),
        10);
  }

  static Clip nobody() {
    return new Clip("nobody.mp4", "a room without people", scene(13), 4);
  }

  private static Scene scene(long seed, Actor... actors) {
    return new Scene(WIDTH, HEIGHT, seed, List.of(actors));
  }

  /**
   * Renders and encodes the clip.
   *
   * @param file where to
   * @param done is told the share of the frames that are done, 0 to 1
   */
  void write(Path file, DoubleConsumer done) throws IOException {
    int frames = seconds * FRAMES_PER_SECOND;
    new FfmpegFrameSource().check();
    try (VideoWriter writer = new VideoWriter(WIDTH, HEIGHT, FRAMES_PER_SECOND)) {
      for (int i = 0; i < frames; i += FRAMES_AT_A_TIME) {
        for (PixelImage image : render(i, Math.min(frames, i + FRAMES_AT_A_TIME))) {
          writer.add(image);
        }
        done.accept((double) i / frames);
      }
      writer.save(file);
    }
  }

  private List<PixelImage> render(int from, int to) {
    return IntStream.range(from, to)
        .parallel()
        .mapToObj(i -> scene.frame(i / (double) FRAMES_PER_SECOND).image())
        .toList();
  }
}
