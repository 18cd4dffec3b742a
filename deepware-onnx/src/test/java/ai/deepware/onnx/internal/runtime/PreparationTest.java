package ai.deepware.onnx.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PreparationTest {
  private static final List<Integer> MANY = IntStream.range(0, 1000).boxed().toList();

  private static Preparation withThreads(int threads) {
    return new Preparation(
        new SessionSettings(
            ExecutionDevice.PROCESSOR,
            OptionalInt.of(threads),
            OptionalInt.empty(),
            Optional.empty()));
  }

  /** Those at the front take longest. */
  @Test
  void keepsTheOrder() {
    assertThat(
            withThreads(4)
                .all(
                    MANY,
                    i -> {
                      for (int turn = 0; turn < 1000 - i; turn++) {
                        Thread.onSpinWait();
                      }
                      return 2 * i;
                    }))
        .isEqualTo(MANY.stream().map(i -> 2 * i).toList());
  }

  @Test
  void staysOnTheCallersThreadWhereInferenceHasOne() {
    assertThat(withThreads(1).all(MANY, i -> Thread.currentThread()))
        .containsOnly(Thread.currentThread());
  }

  @Test
  void throwsWhatTheFunctionThrows() {
    assertThatThrownBy(
            () ->
                withThreads(4)
                    .all(
                        MANY,
                        i -> {
                          throw new IllegalStateException("no " + i);
                        }))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void preparesAheadForItsThreadsButNotWithoutEnd() {
    assertThat(withThreads(2).ahead(1)).isEqualTo(2);
    assertThat(withThreads(2).ahead(8)).isEqualTo(8);
    assertThat(withThreads(64).ahead(1)).isEqualTo(16);
  }

  @Test
  void splitsIntoPartsOfLimitedSize() {
    assertThat(Batches.of(List.of(1, 2, 3, 4, 5), 2))
        .containsExactly(List.of(1, 2), List.of(3, 4), List.of(5));
    assertThat(Batches.of(List.of(), 2)).isEmpty();
  }
}
