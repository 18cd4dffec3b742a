package ai.deepware.samples;

import ai.deepware.evidence.Evidence;
import ai.deepware.evidence.EvidenceAnalyzer;
import ai.deepware.evidence.SeenFace;
import ai.deepware.evidence.VideoAnalyzer;
import ai.deepware.face.Face;
import ai.deepware.frame.VideoInfo;
import ai.deepware.identity.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Evidence of one's own: tells when a person's prediction jumps from one face to the next. It looks
 * at no pixels and counts nothing, so it has no rarity.
 */
public final class SuddenFaces implements EvidenceAnalyzer {
  private static final double JUMP = 0.6;

  /** Makes the analyzer. */
  public SuddenFaces() {}

  @Override
  public VideoAnalyzer open(VideoInfo video) {
    return new VideoAnalyzer() {
      @Override
      public void look(List<SeenFace> faces) {}

      @Override
      public List<Evidence> conclude(List<Identity> persons) {
        return persons.stream().flatMap(person -> jumps(person).stream()).toList();
      }
    };
  }

  private static List<Evidence> jumps(Identity person) {
    List<Evidence> jumps = new ArrayList<>();
    List<Face> faces =
        person.faces().stream().filter(face -> face.prediction().isJudged()).toList();
    for (int i = 1; i < faces.size(); i++) {
      double jump = faces.get(i).fakeProbability() - faces.get(i - 1).fakeProbability();
      if (Math.abs(jump) >= JUMP) {
        jumps.add(
            Evidence.builder("suddenFace")
                .identity(person.id())
                .span(faces.get(i - 1).time(), faces.get(i).time())
                .box(faces.get(i).box())
                .value("jump", jump)
                .text(
                    String.format(
                        Locale.ROOT,
                        "The prediction jumps by %.2f from one face to the next.",
                        jump)));
      }
    }
    return jumps;
  }
}
