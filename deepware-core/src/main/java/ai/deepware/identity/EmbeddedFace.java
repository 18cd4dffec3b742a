package ai.deepware.identity;

import ai.deepware.face.Box;
import java.util.Objects;

/**
 * A face as a clusterer sees it: when and where it was seen, and its embedding. Immutable.
 *
 * @since 0.1
 */
public final class EmbeddedFace {
  private final double time;
  private final long frame;
  private final Box box;
  private final double detectionConfidence;
  private final float[] embedding;

  private EmbeddedFace(
      double time, long frame, Box box, double detectionConfidence, float[] embedding) {
    this.time = time;
    this.frame = frame;
    this.box = box;
    this.detectionConfidence = detectionConfidence;
    this.embedding = embedding;
  }

  /**
   * Makes a face.
   *
   * @param time seconds since the video's first frame
   * @param frame the number of its frame among those looked at, from 0; two faces of one frame are
   *     two people
   * @param box around the face, in pixels of the displayed frame at full size
   * @param detectionConfidence how sure the detector was, [0,1]
   * @param embedding the embedder's vector, copied
   * @return the face
   */
  public static EmbeddedFace of(
      double time, long frame, Box box, double detectionConfidence, float[] embedding) {
    return new EmbeddedFace(
        time, frame, Objects.requireNonNull(box, "box"), detectionConfidence, embedding.clone());
  }

  /** {@return seconds since the video's first frame} */
  public double time() {
    return time;
  }

  /** {@return the number of its frame among those looked at, from 0} */
  public long frame() {
    return frame;
  }

  /** {@return the box around the face, in pixels of the displayed frame at full size} */
  public Box box() {
    return box;
  }

  /** {@return how sure the detector was, [0,1]} */
  public double detectionConfidence() {
    return detectionConfidence;
  }

  /** {@return a copy of the embedder's vector, of any length above zero} */
  public float[] embedding() {
    return embedding.clone();
  }

  /** The vector itself, for those who leave it as it is. */
  float[] vector() {
    return embedding;
  }
}
