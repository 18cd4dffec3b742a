package ai.deepware.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdentitySplitTest {
  /**
   * 60 persons with 1 to 9 real videos each, a fake of most of them, some videos of two persons.
   */
  private static List<DatasetVideo> videos() {
    Random random = new Random(4);
    List<DatasetVideo> videos = new ArrayList<>();
    for (int person = 0; person < 60; person++) {
      for (int i = 0; i <= random.nextInt(9); i++) {
        String id = "v" + person + "-" + i;
        Set<Integer> people = i == 8 ? Set.of(person, (person + 1) % 60) : Set.of(person);
        videos.add(DatasetVideo.real(id, people, 5));
        if (random.nextInt(10) > 0) {
          videos.add(DatasetVideo.fake(id + "f", id, Set.of(), 5));
        }
      }
    }
    return videos;
  }

  private static Set<Object> ties(List<DatasetVideo> videos, Set<String> ids) {
    Set<Object> ties = new HashSet<>();
    for (DatasetVideo video : videos) {
      if (ids.contains(video.id())) {
        ties.addAll(video.identities());
        ties.add(video.original());
      }
    }
    return ties;
  }

  @Test
  void putsNobodyOnBothSides() {
    List<DatasetVideo> videos = videos();
    for (long seed = 0; seed < 50; seed++) {
      Set<String> test = new HashSet<>(IdentitySplit.test(videos, 0.1, seed));
      Set<String> train = new HashSet<>();
      videos.forEach(video -> train.add(video.id()));
      train.removeAll(test);

      assertThat(test.size()).isBetween(videos.size() / 20, videos.size() * 3 / 20);
      assertThat(ties(videos, test)).doesNotContainAnyElementsOf(ties(videos, train));
    }
  }

  @Test
  void makesFoldsOfAboutEqualSize() {
    List<DatasetVideo> videos = videos();
    Map<String, Integer> folds = IdentitySplit.folds(videos, 5, 1);

    assertThat(folds.keySet()).hasSize(videos.size());
    for (int fold = 0; fold < 5; fold++) {
      int wanted = fold;
      Set<String> inside = new HashSet<>(folds.keySet());
      inside.removeIf(id -> folds.getOrDefault(id, -1) != wanted);
      Set<String> outside = new HashSet<>(folds.keySet());
      outside.removeAll(inside);
      assertThat(inside.size()).isBetween(videos.size() / 5 - 3, videos.size() / 5 + 3);
      assertThat(ties(videos, inside)).doesNotContainAnyElementsOf(ties(videos, outside));
    }
  }

  @Test
  void dependsOnTheSeedAndNotOnTheOrder() {
    List<DatasetVideo> videos = videos();
    List<DatasetVideo> shuffled = new ArrayList<>(videos);
    Collections.shuffle(shuffled, new Random(1));

    assertThat(IdentitySplit.test(shuffled, 0.1, 5)).isEqualTo(IdentitySplit.test(videos, 0.1, 5));
    assertThat(IdentitySplit.folds(shuffled, 3, 5)).isEqualTo(IdentitySplit.folds(videos, 3, 5));
    assertThat(IdentitySplit.test(videos, 0.1, 6)).isNotEqualTo(IdentitySplit.test(videos, 0.1, 5));
  }

  @Test
  void keepsTheLastGroupForTraining() {
    DatasetVideo one = DatasetVideo.real("a", Set.of(1), 1);
    DatasetVideo two = DatasetVideo.real("b", Set.of(2), 1);

    assertThat(IdentitySplit.test(List.of(one), 0.5, 1)).isEmpty();
    assertThat(IdentitySplit.test(List.of(one, two), 0.01, 1)).hasSize(1);
    assertThat(IdentitySplit.test(List.of(one, two), 0.99, 1)).hasSize(1);
  }

  @Test
  void refusesWhatCannotBeSplit() {
    DatasetVideo one = DatasetVideo.real("a", Set.of(1), 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> IdentitySplit.test(List.of(one, one), 0.1, 1))
        .withMessageContaining("a occurs twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IdentitySplit.folds(List.of(one), 2, 1))
        .withMessageContaining("2 folds of 1 group");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IdentitySplit.test(List.of(one), 1, 1))
        .withMessageContaining("1.0");
  }
}
