package ai.deepware.evidence;

import ai.deepware.frame.VideoInfo;
import ai.deepware.model.Reproducible;

/**
 * Looks for reasons: an optional step beside the six of a scan, which does not change the score.
 * Safe to use from several threads.
 *
 * <p>What an analyzer does wrong costs its own evidence alone, and a warning of the result names
 * its class: the score stands without it, and is not to be lost for a reason that is shown beside
 * it. An exhausted heap, a cancelled scan and one that is out of time end as ever.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface EvidenceAnalyzer extends Reproducible {
  /**
   * Starts a video.
   *
   * @param video what is known of the video
   * @return what looks at this video; the scan closes it
   */
  VideoAnalyzer open(VideoInfo video);

  /**
   * {@return how many consecutive frames this analyzer wants to see at each sampled time, that
   * frame included: 1 to {@value ai.deepware.frame.Sampling#MOST_BURST}; 1 by default} All
   * analyzers of a scan get as many as the one that wants most, or fewer where the source of frames
   * has no more, at the end of a video for example.
   *
   * @see ai.deepware.frame.Frame#following
   */
  default int burst() {
    return 1;
  }
}
