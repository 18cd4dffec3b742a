package ai.deepware.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.ffmpeg.internal.container.FrameClock;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class TimeSelectorTest {
  private final TimeSelector selector = new TimeSelector(2, 1);

  private boolean[] wants(double... times) {
    boolean[] wanted = new boolean[times.length];
    for (int i = 0; i < times.length; i++) {
      wanted[i] = selector.wants(times[i], i);
    }
    return wanted;
  }

  @Test
  void theFirstFrameOfEachStepIsWanted() {
    assertThat(wants(0, 0.2, 0.49, 0.5, 0.7, 1.1))
        .containsExactly(true, false, false, true, false, true);
  }

  @Test
  void stepsWithoutAFrameAreLeftOut() {
    assertThat(wants(0, 3.2, 3.4, 3.5)).containsExactly(true, true, false, true);
    assertThat(selector.nextSlot()).isEqualTo(8);
    assertThat(selector.start(8)).isEqualTo(4);
  }

  @Test
  void noTimeFallsShortOfItsStepByRounding() {
    for (double fps : new double[] {0.1, 0.7, 1.0 / 3, 3, 7, 29.97, 59.94}) {
      double[] slots =
          DoubleStream.iterate(0, k -> k < 10_000, k -> k + 1)
              .map(k -> TimeSelector.slot(k / fps, fps) - k)
              .distinct()
              .toArray();
      assertThat(slots).as("fps " + fps).containsExactly(0);
    }
  }

  @Test
  void aFrameIsUnwantedWhereItsStepHasOneOrWillHave() {
    FrameClock clock = new FrameClock(1, 1000, 25);
    selector.wants(clock.next(0), 0);
    NavigableSet<Long> inDecoder = new TreeSet<>();

    assertThat(selector.isUnwanted(400, clock, inDecoder)).isTrue();
    assertThat(selector.isUnwanted(520, clock, inDecoder)).isFalse();
    inDecoder.add(510L);
    assertThat(selector.isUnwanted(520, clock, inDecoder)).isTrue();
    assertThat(selector.isUnwanted(505, clock, inDecoder)).isFalse();
    assertThat(selector.isUnwanted(1000, clock, inDecoder)).isFalse();
  }

  @Test
  void aBurstGoesOnToItsLengthOrToTheNextStep() {
    TimeSelector bursts = new TimeSelector(2, 3);

    assertThat(bursts.wants(0, 0)).isTrue();
    assertThat(bursts.continues(0.04, 1)).isTrue();
    assertThat(bursts.continues(0.08, 2)).isTrue();
    assertThat(bursts.continues(0.12, 3)).isFalse();
    assertThat(bursts.wants(0.46, 4)).isFalse();
    assertThat(bursts.wants(0.96, 5)).isTrue();
    assertThat(bursts.continues(1, 6)).isFalse();
    assertThat(bursts.wants(1, 6)).isTrue();
  }

  @Test
  void framesOfABurstAreUnwantedWhereEnoughEarlierOnesAreInTheDecoder() {
    FrameClock clock = new FrameClock(1, 1000, 25);
    TimeSelector bursts = new TimeSelector(2, 3);
    bursts.wants(clock.next(0), 0);
    NavigableSet<Long> inDecoder = new TreeSet<>();
    inDecoder.add(40L);

    assertThat(bursts.isUnwanted(80, clock, inDecoder)).isFalse();
    inDecoder.add(80L);
    assertThat(bursts.isUnwanted(120, clock, inDecoder)).isTrue();
    assertThat(bursts.isUnwanted(520, clock, inDecoder)).isFalse();
    assertThat(bursts.continues(clock.next(40), 1)).isTrue();
    inDecoder.remove(40L);
    assertThat(bursts.isUnwanted(120, clock, inDecoder)).isTrue();
    assertThat(bursts.nextSlot()).isZero();
  }
}
