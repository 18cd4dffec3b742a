package ai.deepware.render;

import ai.deepware.image.PixelImage;
import java.util.List;

/**
 * A picture of a scene and the truth about it.
 *
 * @param time seconds since the scene's start
 * @param image the pixels
 * @param faces all faces in view, in order of the actors
 */
public record RenderedFrame(double time, PixelImage image, List<RenderedFace> faces) {
  /** Copies the list. */
  public RenderedFrame {
    faces = List.copyOf(faces);
  }
}
