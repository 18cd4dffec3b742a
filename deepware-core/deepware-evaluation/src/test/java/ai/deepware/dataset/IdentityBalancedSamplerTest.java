package ai.deepware.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.deepware.dataset.IdentityBalancedSampler.Draw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;

class IdentityBalancedSamplerTest {
  /** Seeds are fixed: at this level the tests below pass for them and fail if draws are skewed. */
  private static final double LEVEL = 0.001;

  private static final int DRAWS = 60_000;

  /** Person p has p + 1 real videos, video i of which has i % 3 + 1 fakes and i + 2 faces. */
  private static List<DatasetVideo> videos() {
    List<DatasetVideo> videos = new ArrayList<>();
    for (int person = 0; person < 8; person++) {
      for (int i = 0; i <= person; i++) {
        String id = "p" + person + "v" + i;
        videos.add(DatasetVideo.real(id, Set.of(person), i + 2));
        for (int f = 0; f <= i % 3; f++) {
          videos.add(DatasetVideo.fake(id + "f" + f, id, Set.of(person), f + 1));
        }
      }
    }
    return videos;
  }

  private static List<Draw> draws(Predicate<Draw> wanted) {
    return new IdentityBalancedSampler(videos(), 42).stream().limit(DRAWS).filter(wanted).toList();
  }

  private static <K> void assertUniform(List<Draw> draws, Function<Draw, K> key, int kinds) {
    Map<K, Long> counts =
        draws.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.counting()));
    assertThat(counts).hasSize(kinds);
    double[] expected = new double[kinds];
    Arrays.fill(expected, (double) draws.size() / kinds);
    long[] observed = counts.values().stream().mapToLong(Long::longValue).toArray();
    assertThat(new ChiSquareTest().chiSquareTest(expected, observed)).isGreaterThan(LEVEL);
  }

  @Test
  void drawsEveryPersonAlikeHoweverManyVideosShowHim() {
    assertUniform(draws(draw -> true), Draw::identity, 8);
    assertUniform(draws(draw -> draw.video().fake()), Draw::identity, 8);
  }

  @Test
  void drawsHalfFakes() {
    assertUniform(draws(draw -> true), draw -> draw.video().fake(), 2);
    assertUniform(draws(draw -> draw.identity() == 0), draw -> draw.video().fake(), 2);
  }

  @Test
  void drawsTheRealVideosOfAPersonAlike() {
    assertUniform(draws(draw -> draw.identity() == 7), draw -> draw.original().id(), 8);
  }

  @Test
  void drawsTheFakesOfAVideoAlike() {
    Predicate<Draw> wanted = draw -> draw.original().id().equals("p2v2") && draw.video().fake();
    assertUniform(draws(wanted), draw -> draw.video().id(), 3);
  }

  @Test
  void drawsTheFacesOfAVideoAlike() {
    assertUniform(draws(draw -> draw.video().id().equals("p7v7")), Draw::face, 9);
  }

  @Test
  void drawsArePairwiseIndependent() {
    List<Draw> draws = draws(draw -> true);
    long[][] pairs = new long[8][8];
    for (int i = 1; i < draws.size(); i++) {
      pairs[draws.get(i - 1).identity()][draws.get(i).identity()]++;
    }
    assertThat(new ChiSquareTest().chiSquareTest(pairs)).isGreaterThan(LEVEL);
  }

  @Test
  void keepsTheHalvesWhereSomeVideosHaveNoFake() {
    List<DatasetVideo> videos = new ArrayList<>(videos());
    videos.add(DatasetVideo.real("lonely", Set.of(99), 1));
    videos.add(DatasetVideo.real("p0v9", Set.of(0), 1));
    List<Draw> draws = new IdentityBalancedSampler(videos, 1).stream().limit(DRAWS).toList();

    assertUniform(draws, draw -> draw.video().fake(), 2);
    assertUniform(draws.stream().filter(d -> !d.video().fake()).toList(), Draw::identity, 9);
    assertUniform(draws.stream().filter(d -> d.video().fake()).toList(), Draw::identity, 8);
  }

  @Test
  void fakesComeFromTheSelectedVideo() {
    assertThat(draws(draw -> true))
        .allMatch(draw -> draw.video().original().equals(draw.original().id()))
        .allMatch(draw -> draw.face() < draw.video().faces());
  }

  @Test
  void dependsOnTheSeedAndNotOnTheOrderOfVideos() {
    List<DatasetVideo> shuffled = videos();
    Collections.shuffle(shuffled, new Random(8));

    assertThat(first(shuffled, 5)).isEqualTo(first(videos(), 5)).isNotEqualTo(first(videos(), 6));
  }

  private static List<Draw> first(Collection<DatasetVideo> videos, long seed) {
    return new IdentityBalancedSampler(videos, seed).stream().limit(500).toList();
  }

  @Test
  void threadsShareOneSequence() {
    IdentityBalancedSampler shared = new IdentityBalancedSampler(videos(), 3);
    ConcurrentLinkedQueue<Draw> drawn = new ConcurrentLinkedQueue<>();
    IntStream.range(0, 2000).parallel().forEach(i -> drawn.add(shared.get()));

    assertThat(drawn)
        .containsExactlyInAnyOrderElementsOf(
            new IdentityBalancedSampler(videos(), 3).stream().limit(2000).toList());
  }

  @Test
  void refusesDataWithNothingToDraw() {
    DatasetVideo faceless = DatasetVideo.real("a", Set.of(1), 0);
    DatasetVideo real = DatasetVideo.real("b", Set.of(1), 1);
    DatasetVideo orphan = DatasetVideo.fake("c", "unknown", Set.of(1), 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IdentityBalancedSampler(List.of(faceless, real, orphan), 1))
        .withMessageContaining("nothing to draw");
  }
}
