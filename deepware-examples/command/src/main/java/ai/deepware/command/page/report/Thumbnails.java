package ai.deepware.command.page.report;

import ai.deepware.ScanResult;
import ai.deepware.evidence.EvidenceAnalyzer;
import ai.deepware.evidence.VideoAnalyzer;
import ai.deepware.face.Face;
import ai.deepware.frame.VideoInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Watches scans for pictures of faces, which a result does not hold, and keeps those of each video
 * until its result asks for them.
 */
final class Thumbnails implements EvidenceAnalyzer {
  // Guarded by this. By object: two copies of a video have equal faces.
  private final IdentityHashMap<Face, Thumbnail> waiting = new IdentityHashMap<>();

  @Override
  public VideoAnalyzer open(VideoInfo video) {
    return new ThumbnailCollector(this::keep);
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("kind", "thumbnails of the page, without a say in the score");
  }

  private synchronized void keep(List<Thumbnail> chosen) {
    chosen.forEach(one -> waiting.put(one.face(), one));
  }

  /** Hands the pictures of a result out, in order of time, and forgets them. */
  synchronized List<Thumbnail> take(ScanResult result) {
    List<Thumbnail> taken = new ArrayList<>();
    Stream.concat(
            result.identities().stream().flatMap(person -> person.faces().stream()),
            result.facesWithoutIdentity().stream())
        .map(waiting::remove)
        .filter(Objects::nonNull)
        .forEach(taken::add);
    taken.sort(Comparator.comparingDouble(one -> one.face().time()));
    return taken;
  }
}
