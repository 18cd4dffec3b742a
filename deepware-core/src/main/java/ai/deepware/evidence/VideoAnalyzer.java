package ai.deepware.evidence;

import ai.deepware.identity.Identity;
import java.util.List;

/**
 * Looks at one video: what {@link EvidenceAnalyzer#open} gives. Used by one thread at a time; the
 * scan closes it.
 *
 * <p>It keeps no pixels, frames or {@link SeenFace}s, but a few numbers for each face: a video may
 * be long.
 *
 * @since 0.1
 */
public interface VideoAnalyzer extends AutoCloseable {
  /**
   * Looks at a frame in which there are faces.
   *
   * @param faces all faces of the frame that take part in the scan, at least one, with their
   *     predictions; no frame before those of earlier calls
   */
  void look(List<SeenFace> faces);

  /**
   * Says what was found, once all frames were seen.
   *
   * @param persons the persons with their scores, in order of their first appearance, possibly
   *     none; their faces are the very objects of {@link SeenFace#face()}, so that an {@link
   *     java.util.IdentityHashMap} finds what was measured of each
   * @return the evidence, possibly none
   */
  List<Evidence> conclude(List<Identity> persons);

  /** Releases what belongs to the video; by default nothing. Called once, however a scan ends. */
  @Override
  default void close() {}
}
