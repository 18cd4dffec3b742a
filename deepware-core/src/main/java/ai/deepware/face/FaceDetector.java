package ai.deepware.face;

import ai.deepware.frame.Frame;
import ai.deepware.model.Reproducible;
import java.util.List;

/**
 * Step 2: finds the faces in frames.
 *
 * <p>The threshold of confidence belongs to the detector: what it returns is used. Implementations
 * are safe to use from several threads.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface FaceDetector extends Reproducible {
  /**
   * Finds every face in a batch of frames.
   *
   * @param frames at least one frame; they may differ in size
   * @return one list per frame, in order of the frames; empty where there is no face
   */
  List<List<Detection>> detect(List<Frame> frames);
}
