package ai.deepware.command.page.report;

import ai.deepware.evidence.Evidence;
import ai.deepware.evidence.SeenFace;
import ai.deepware.evidence.VideoAnalyzer;
import ai.deepware.identity.Identity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Keeps small pictures of the faces of one video: every face at first, every second once there are
 * many, and so on; and those with the highest probabilities. Gives no evidence.
 */
final class ThumbnailCollector implements VideoAnalyzer {
  /** Pictures that are kept while the video is read, evenly over its faces; about 4 kB each. */
  static final int MOST_EVEN = 400;

  private final Consumer<List<Thumbnail>> chosen;
  private final PriorityQueue<Thumbnail> highest =
      new PriorityQueue<>(Comparator.comparingDouble(Thumbnail::order));
  private List<Thumbnail> even = new ArrayList<>();
  private int stride = 1;
  private long seen;

  /**
   * @param chosen is told at the end what to show
   */
  ThumbnailCollector(Consumer<List<Thumbnail>> chosen) {
    this.chosen = chosen;
  }

  @Override
  public void look(List<SeenFace> faces) {
    faces.forEach(this::look);
  }

  private void look(SeenFace face) {
    boolean regular = seen++ % stride == 0;
    boolean high = highest.size() < ThumbnailChoice.MOST || isAboveLowest(face);
    if (!regular && !high) {
      return;
    }
    Thumbnail thumbnail = new Thumbnail(face.face(), Jpeg.address(face.image()), false);
    if (regular) {
      even.add(thumbnail);
      thin();
    }
    if (high) {
      highest.add(thumbnail);
      if (highest.size() > ThumbnailChoice.MOST) {
        highest.remove();
      }
    }
  }

  private boolean isAboveLowest(SeenFace face) {
    Thumbnail lowest = highest.peek();
    return lowest == null
        || (face.face().prediction().isJudged() && face.face().fakeProbability() > lowest.order());
  }

  private void thin() {
    if (even.size() >= MOST_EVEN) {
      List<Thumbnail> half = new ArrayList<>();
      for (int i = 0; i < even.size(); i += 2) {
        half.add(even.get(i));
      }
      even = half;
      stride *= 2;
    }
  }

  @Override
  public List<Evidence> conclude(List<Identity> persons) {
    List<Thumbnail> kept = new ArrayList<>(even);
    highest.stream().filter(one -> !contains(even, one)).forEach(kept::add);
    kept.sort(Comparator.comparingDouble(one -> one.face().time()));
    chosen.accept(ThumbnailChoice.of(kept, persons));
    return List.of();
  }

  private static boolean contains(List<Thumbnail> all, Thumbnail one) {
    return all.stream().anyMatch(other -> other.face() == one.face());
  }
}
