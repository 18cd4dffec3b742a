package ai.deepware.ffmpeg.internal.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Times in milliseconds. */
class TimelineTest {
  private int group = 12;
  private long jumps;
  private long duration = 40;
  private double soundPerSecond;

  private List<Long> placed(long... times) {
    Timeline timeline = new Timeline(0.001, 0.04, false);
    List<Long> placed = new ArrayList<>();
    double sound = 0;
    for (int i = 0; i < times.length; i++) {
      int following = i + 1;
      sound += i == 0 ? 0 : Math.max(0, times[i] - times[i - 1]) / 1000.0 * soundPerSecond;
      Timeline.Packet packet =
          new Timeline.Packet(times[i], Timeline.UNKNOWN, duration, i % group == 0);
      placed.add(
          times[i]
              + timeline.place(
                  packet,
                  sound,
                  n -> following + n < times.length ? times[following + n] : Timeline.UNKNOWN));
    }
    jumps = timeline.jumps();
    return placed;
  }

  private static long[] steady(int packets, long start) {
    return LongStream.range(0, packets).map(n -> start + 40 * n).toArray();
  }

  private static long[] joined(long[]... parts) {
    return Stream.of(parts).flatMapToLong(LongStream::of).toArray();
  }

  @Test
  void leavesTimesThatGoOnAsTheyAre() {
    long[] times = steady(100, 1470);

    assertThat(placed(times)).containsExactly(LongStream.of(times).boxed().toArray(Long[]::new));
    assertThat(jumps).isZero();
  }

  @Test
  void letsTheRestFollowWhereTimesJumpForward() {
    assertThat(placed(joined(steady(50, 0), steady(450, 7 * 3_600_000))))
        .containsExactly(LongStream.of(steady(500, 0)).boxed().toArray(Long[]::new));
    assertThat(jumps).isEqualTo(1);
  }

  @Test
  void keepsPicturesInOrderThatAreReorderedAcrossAJump() {
    // In groups of 8 decoded in the order P B b b B b b b.
    int[] order = {8, 4, 2, 1, 3, 6, 5, 7};
    group = 1000;
    for (int lastBefore = 50; lastBefore < 60; lastBefore++) {
      int border = lastBefore;
      long[] shown =
          LongStream.range(0, 161)
              .map(n -> n == 0 ? 0 : 8 * ((n - 1) / 8) + order[(int) ((n - 1) % 8)])
              .toArray();
      long[] times =
          LongStream.of(shown).map(n -> 40 * n + (n > border ? 7 * 3_600_000 : 0)).toArray();

      assertThat(placed(times))
          .containsExactly(LongStream.of(shown).map(n -> 40 * n).boxed().toArray(Long[]::new));
      assertThat(jumps).isEqualTo(1);
    }
  }

  @Test
  void goesOnAfterTwoWildTimesWithinAGroup() {
    group = 1000;
    for (long back : new long[] {2080, 60_000}) {
      long[] second = steady(100, back);

      List<Long> placed = placed(joined(steady(52, 0), new long[] {9_000_000, 9_000_040}, second));

      for (int i = 0; i < placed.size(); i++) {
        assertThat(placed.get(i)).isBetween(40L * i - 80, 40L * i);
      }
    }
  }

  @Test
  void letsTheRestFollowWhereTimesJumpBack() {
    for (int second : new int[] {12, 60, 240}) {
      assertThat(placed(joined(steady(60, 1470), steady(second, 1470), steady(24, 0))))
          .containsExactly(LongStream.of(steady(84 + second, 1470)).boxed().toArray(Long[]::new));
      assertThat(jumps).isEqualTo(2);
    }
  }

  @Test
  void noticesARestartWithinAGroup() {
    long[] part = steady(65, 0);

    List<Long> placed = placed(joined(steady(41, 0), java.util.Arrays.copyOfRange(part, 7, 65)));

    assertThat(placed).isSorted().doesNotHaveDuplicates();
    assertThat(jumps).isEqualTo(1);
  }

  @Test
  void takesReorderedPicturesForThat() {
    // Decoded in the order I P B b b, where the pictures between are shown first.
    int[] order = {0, 8, 4, 2, 1, 3, 6, 5, 7};
    long[] times =
        LongStream.range(0, 270)
            .map(n -> 40 * (n == 0 ? 0 : 8 * ((n - 1) / 8) + order[(int) ((n - 1) % 8) + 1]))
            .toArray();
    Timeline timeline = new Timeline(0.001, 0.04, false);
    for (long time : times) {
      Timeline.Packet packet = new Timeline.Packet(time, Timeline.UNKNOWN, 40, time == 0);
      assertThat(timeline.place(packet, 0, n -> Timeline.UNKNOWN)).isZero();
    }
    assertThat(timeline.jumps()).isZero();
  }

  @Test
  void believesTheTimesOfASlideShow() {
    placed(0, 30_000, 60_000, 90_000, 120_000);
    assertThat(jumps).isZero();
    placed(0, 5_000, 65_000, 77_000, 107_000);
    assertThat(jumps).isZero();
    placed(joined(steady(50, 0), new long[] {32_000, 62_000, 92_000}, steady(50, 122_000)));
    assertThat(jumps).isZero();
  }

  @Test
  void believesAPictureThatStandsAsLongAsTheContainerSays() {
    duration = 300_000;

    placed(joined(steady(50, 0), steady(50, 302_000)));

    assertThat(jumps).isZero();
  }

  @Test
  void believesAPictureThatStandsWhileSoundGoesOn() {
    soundPerSecond = 1;

    placed(joined(steady(50, 0), steady(50, 302_000)));

    assertThat(jumps).isZero();
  }

  @Test
  void believesALastPicture() {
    placed(joined(steady(50, 0), new long[] {302_000}));

    assertThat(jumps).isZero();
  }

  @Test
  void believesGapsOfTenSeconds() {
    placed(joined(steady(50, 0), steady(50, 12_000)));
    assertThat(jumps).isZero();
    placed(joined(steady(50, 0), steady(50, 12_001)));
    assertThat(jumps).isEqualTo(1);
  }

  @Test
  void survivesTheWildestTimes() {
    for (long wild : new long[] {Long.MAX_VALUE, Long.MIN_VALUE + 1, -1, 0}) {
      List<Long> placed = placed(joined(steady(30, 0), new long[] {wild, wild}, steady(60, 0)));

      assertThat(placed).hasSize(92);
    }
  }
}
