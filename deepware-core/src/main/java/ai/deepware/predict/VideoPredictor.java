package ai.deepware.predict;

import ai.deepware.face.FaceImage;
import ai.deepware.face.Prediction;
import java.util.List;

/**
 * Judges the faces of one video, in order of their times: what {@link FacePredictor#open} gives.
 * Used by one thread at a time; the scan closes it.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface VideoPredictor extends AutoCloseable {
  /**
   * Predicts a batch of faces, which may come from several frames.
   *
   * @param faces at least one face; no frame before those of earlier calls
   * @return one prediction per face, in order of the faces
   */
  List<Prediction> predict(List<FaceImage> faces);

  /** Releases what belongs to the video; by default nothing. Called once, however a scan ends. */
  @Override
  default void close() {}
}
