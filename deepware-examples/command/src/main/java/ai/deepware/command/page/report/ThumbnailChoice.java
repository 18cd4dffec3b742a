package ai.deepware.command.page.report;

import ai.deepware.face.Face;
import ai.deepware.identity.Identity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;

/** Which pictures of a video are shown. */
final class ThumbnailChoice {
  /** Pictures of one video, so that its page stays below 2 MB. */
  static final int MOST = 50;

  private ThumbnailChoice() {}

  /**
   * Chooses pictures: of each person the one with the highest probability, which is marked, and
   * others evenly over time, all persons alike; faces of nobody only where there is no person.
   * Persons with high scores go first where there are more than pictures.
   *
   * @param kept in order of time
   * @param persons of the video, possibly none
   */
  static List<Thumbnail> of(List<Thumbnail> kept, List<Identity> persons) {
    if (persons.isEmpty()) {
      return evenly(kept, MOST);
    }
    IdentityHashMap<Face, Integer> owners = new IdentityHashMap<>();
    persons.forEach(person -> person.faces().forEach(face -> owners.put(face, person.id())));
    List<Identity> byScore = new ArrayList<>(persons);
    byScore.sort(Comparator.comparingDouble(Identity::score).reversed());
    List<Thumbnail> chosen = new ArrayList<>();
    for (int i = 0; i < byScore.size() && chosen.size() < MOST; i++) {
      int left = MOST - chosen.size();
      int share = Math.max(1, left / (byScore.size() - i));
      int id = byScore.get(i).id();
      chosen.addAll(
          ofPerson(
              kept.stream().filter(one -> owners.getOrDefault(one.face(), -1) == id).toList(),
              share));
    }
    chosen.sort(Comparator.comparingDouble(one -> one.face().time()));
    return chosen;
  }

  private static List<Thumbnail> ofPerson(List<Thumbnail> all, int most) {
    if (all.isEmpty()) {
      return List.of();
    }
    Thumbnail highest = Collections.max(all, Comparator.comparingDouble(Thumbnail::order));
    List<Thumbnail> rest = all.stream().filter(one -> one.face() != highest.face()).toList();
    List<Thumbnail> chosen = new ArrayList<>(evenly(rest, most - 1));
    chosen.add(highest.order() >= 0 ? highest.asHighest() : highest);
    return chosen;
  }

  /** At most so many, from the first to the last. */
  private static List<Thumbnail> evenly(List<Thumbnail> all, int most) {
    if (all.size() <= most) {
      return all;
    }
    List<Thumbnail> some = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      some.add(all.get((int) ((long) i * all.size() / most)));
    }
    return some;
  }
}
