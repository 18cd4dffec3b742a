package ai.deepware.command.demo;

import ai.deepware.render.Actor;
import ai.deepware.render.Head;
import ai.deepware.render.Motion;
import ai.deepware.render.Scene;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A short video of one rendered person, quick to make and to scan. */
public final class TestClip {
  /** Frames in the video, all of which a scan looks at. */
  public static final int FRAMES = 10;

  private TestClip() {}

  /**
   * Renders and encodes it.
   *
   * @param file where to
   * @param head which person
   * @return the file
   */
  public static Path write(Path file, long head) throws IOException {
    Actor actor = Actor.real(Head.of(head), Motion.swaying(160, 90, 48, 0.3, head));
    Scene scene = new Scene(320, 180, head, List.of(actor));
    try (VideoWriter writer = new VideoWriter(320, 180, 5)) {
      for (int i = 0; i < FRAMES; i++) {
        writer.add(scene.frame(i / 5.0).image());
      }
      writer.save(file);
    }
    return file;
  }
}
